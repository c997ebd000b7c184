// Words and numbers in the language of the page; elements are made here, of text only.

let language = "id";

function t(key) {
  return labels[language][key] ?? labels.en[key] ?? key;
}

// An element: properties, then children; strings become text, never markup.
function el(name, properties, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties || {})) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (key in element && typeof value !== "string") element[key] = value;
    else element.setAttribute(key === "className" ? "class" : key, value === true ? "" : value);
  }
  element.append(...solid(children));
  return element;
}

function solid(children) {
  return children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);
}

// Fills an element anew, as `el` fills one.
function fill(element, ...children) {
  element.replaceChildren(...solid(children));
}

function svg(name, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value);
  }
  element.append(...children.flat());
  return element;
}

// Exact: the digits are those of the table, only marks are set. "81.01" -> "81,01".
function number(text) {
  const [, sign, whole, fraction] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) || [];
  if (whole === undefined) return text;
  const [group, decimal] = language === "id" ? [".", ","] : [",", "."];
  return sign.replace("-", "−") + whole.replace(/\B(?=(\d{3})+$)/g, group) + (fraction ? decimal + fraction : "");
}

// "12,5 juta" for the axis of a picture: short, and said to be short by its unit word.
function shortNumber(value) {
  return new Intl.NumberFormat(language, { notation: "compact", maximumFractionDigits: 1 }).format(value);
}

function day(iso) {
  const [year, month, date] = iso.split("-").map(Number);
  const options = { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" };
  return new Intl.DateTimeFormat(language, options).format(new Date(Date.UTC(year, month - 1, date)));
}

function periodOf(cells) {
  const { period_start: start, period_end: end } = cells;
  if (!start && !end) return cells.period || "";
  if (start === end) return day(start);
  return `${start ? day(start) : "…"} – ${end ? day(end) : "…"}`;
}

function unitOf(cells) {
  return [cells.unit === "IDR" ? "rupiah" : cells.unit, cells.per && `${t("k_per")} ${cells.per}`].filter(Boolean).join(" ");
}

// What a quantity commits itself to: "di atas 90.000 pekerja".
function amountOf(cells) {
  const bound = cells.bound || "exact";
  const unit = unitOf(cells);
  const behind = unit === "%" ? "%" : unit && ` ${unit}`;
  if ((bound === "range" || bound === "vague") && cells.low && cells.high) {
    return `${t(`b_${bound}`)} ${number(cells.low)} ${t("and")} ${number(cells.high)}${behind}`;
  }
  const shown = cells.value ?? cells.low ?? cells.high;
  if (shown === undefined) return unit;
  return `${bound === "exact" ? "" : `${t(`b_${bound}`)} `}${number(shown)}${behind}`;
}

// The whole fact as one line of plain words.
function plainWords(record) {
  const cells = cellsOf(record);
  if (record.type === "official") return [cells.name, cells.role, cells.org].filter(Boolean).join(", ");
  if (record.type === "region") return [cells.region_name, cells.level && t(`lv_${cells.level}`), cells.region_code].filter(Boolean).join(", ");
  const change = cells.change ? `${t(`ch_${cells.change}`)} ` : "";
  const statistic = cells.statistic ? `${t(`st_${cells.statistic}`)} ` : "";
  return `${change}${statistic}${amountOf(cells)}`;
}

// What a column's code means: `target`, `72.71`, `2024-01-01` in words.
function meaning(column, value, cells) {
  if (value === undefined || value === "") return "—";
  const coded = { bound: "b", change: "ch", status: "s", statistic: "st", basis: "ba", level: "lv" }[column];
  if (coded) return t(`${coded}_${value}`);
  if (column === "flags") return value.split(";").map((flag) => t(`fl_${flag}`)).join("; ");
  if (column === "quoted") return t(value);
  if (column === "type") return t(`t_${value}`);
  if (["value", "low", "high"].includes(column)) return number(value);
  if (column.startsWith("period_")) return day(value);
  if (column === "unit" && cells && value === "IDR") return "rupiah (IDR)";
  return value;
}

function download(name, text, type) {
  const link = el("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function csvCell(value) {
  const text = String(value ?? "");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function csvOf(rows) {
  return rows.map((row) => row.map(csvCell).join(",")).join("\n") + "\n";
}

// The rows of a csv; Excel in Indonesian puts semicolons between the cells.
function csvRows(text) {
  const head = text.split("\n", 1)[0];
  const mark = head.split(";").length > head.split(",").length ? ";" : ",";
  const rows = [];
  let row = [], cell = "", inQuotes = false;
  for (let i = text.charCodeAt(0) === 0xfeff ? 1 : 0; i < text.length; i += 1) {
    const char = text[i];
    if (inQuotes) {
      if (char === '"' && text[i + 1] === '"') { cell += '"'; i += 1; }
      else if (char === '"') inQuotes = false;
      else cell += char;
    } else if (char === '"') inQuotes = true;
    else if (char === mark) { row.push(cell); cell = ""; }
    else if (char === "\n") { row.push(cell.replace(/\r$/, "")); rows.push(row); row = []; cell = ""; }
    else cell += char;
  }
  if (cell || row.length) rows.push([...row, cell]);
  return rows;
}

const STAYS = 6000; // milliseconds that a message is shown
let clearing;

function announce(text) {
  const status = document.getElementById("status");
  status.textContent = text;
  clearTimeout(clearing);
  clearing = setTimeout(() => { status.textContent = ""; }, STAYS);
}
