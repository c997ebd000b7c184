// Pictures of the facts that the filters leave: by province, over time, by speaker.

const picture = { measure: "count", unit: "IDR" };

function picturesView(main) {
  const facts = survey().fits;
  const units = [...facts.reduce((counts, record) => {
    const unit = cellsOf(record).unit;
    return unit && record.type !== "count" ? counts.set(unit, (counts.get(unit) || 0) + 1) : counts;
  }, new Map())].sort((one, other) => other[1] - one[1]).slice(0, 12).map(([unit]) => unit);
  if (!units.includes(picture.unit)) picture.unit = units[0] || "IDR";
  const redraw = () => picturesView(main);
  const measure = el("select", { onchange: (event) => { picture.measure = event.target.value; redraw(); } },
    ["count", "max"].map((name) => el("option", { value: name, selected: name === picture.measure }, t(`measure_${name}`))));
  const unit = el("select", { onchange: (event) => { picture.unit = event.target.value; redraw(); } },
    units.map((name) => el("option", { value: name, selected: name === picture.unit }, name)));
  const taken = picture.measure === "max" ? facts.filter((record) => cellsOf(record).unit === picture.unit) : facts.filter((record) => QUANTITIES.has(record.type));
  main.replaceChildren(el("section", { className: "pictures" },
    el("p", { className: "note" }, t("picture_note")),
    el("div", { className: "tools" }, el("label", {}, `${t("tab_pictures")}: `, measure), picture.measure === "max" && el("label", {}, ` ${t("unit_choice")}: `, unit)),
    figure("by_province", tileMap(taken)), figure("by_time", timeBars(taken)), figure("by_speaker", speakerBars(taken))));
}

function figure(name, drawing) {
  return el("figure", {}, el("figcaption", {}, t(name)), drawing);
}

// Key to the number of facts, or to the largest amount in the chosen unit. Sums would count one number twice.
function grouped(facts, key) {
  const groups = new Map();
  for (const record of facts) {
    const name = key(record);
    if (!name) continue;
    const size = picture.measure === "count" ? (groups.get(name) || 0) + 1 : Math.max(groups.get(name) ?? -Infinity, amount(record));
    if (Number.isFinite(size)) groups.set(name, size);
  }
  return groups;
}

const TILE = 56;

function tileMap(facts) {
  const sizes = grouped(facts, provinceOf);
  const most = Math.max(...sizes.values(), 1);
  const columns = Math.max(...tiles.map((tile) => Number(tile[2]))) + 1;
  const rows = Math.max(...tiles.map((tile) => Number(tile[3]))) + 1;
  const map = svg("svg", { viewBox: `0 0 ${columns * TILE} ${rows * TILE}`, class: "tile-map", role: "group", "aria-label": t("by_province") });
  for (const [code, short, column, row] of tiles) {
    const size = sizes.get(code);
    const share = size === undefined ? 0 : picture.measure === "count" ? size / most : Math.log1p(size) / Math.log1p(most);
    const label = `${short}: ${size === undefined ? 0 : shortNumber(size)}`;
    const choose_ = () => { choose("province", code, true); go("table"); };
    const tile = svg("g", { class: `tile${share > 0.55 ? " full" : ""}`, tabindex: "0", role: "button", "aria-label": label, onclick: choose_, onkeydown: (event) => { if (event.key === "Enter") choose_(); } },
      svg("rect", { x: column * TILE + 2, y: row * TILE + 2, width: TILE - 4, height: TILE - 4, rx: 6, "fill-opacity": size === undefined ? 0 : 0.15 + 0.85 * share }),
      svg("text", { x: column * TILE + TILE / 2, y: row * TILE + 24 }, short),
      svg("text", { x: column * TILE + TILE / 2, y: row * TILE + 42, class: "size" }, size === undefined ? "·" : shortNumber(size)));
    map.append(tile);
  }
  return map;
}

const MONTHS_SHOWN = 36;

function timeBars(facts) {
  const sizes = grouped(facts, (record) => (cellsOf(record).period_end || "").slice(0, 7));
  const months = [...sizes.keys()].sort().slice(-MONTHS_SHOWN);
  if (!months.length) return el("p", { className: "note" }, t("no_time"));
  return bars(months.map((month) => [monthName(month), sizes.get(month), () => {
    clearFilters(); filter.words = month; go("table");
  }]));
}

function monthName(month) {
  const [year, number_] = month.split("-").map(Number);
  return new Intl.DateTimeFormat(language, { month: "short", year: "numeric", timeZone: "UTC" }).format(new Date(Date.UTC(year, number_ - 1, 1)));
}

function speakerBars(facts) {
  const sizes = [...grouped(facts, speakerOf)].sort((one, other) => other[1] - one[1]).slice(0, 15);
  if (!sizes.length) return el("p", { className: "note" }, t("no_speaker"));
  return bars(sizes.map(([name, size]) => [name, size, () => { choose("speaker", name, true); go("table"); }]));
}

function bars(rows) {
  const most = Math.max(...rows.map(([, size]) => Math.abs(size)), 1);
  return el("ul", { className: "bars" }, rows.map(([name, size, choose_]) => {
    const bar = el("span", { className: "bar" });
    bar.style.width = `${Math.max(1, (100 * Math.abs(size)) / most)}%`; // set by script, not by a style attribute: the policy allows no such attribute
    return el("li", {}, el("button", { className: "link", onclick: choose_ }, name), el("span", { className: "track" }, bar), el("span", { className: "count" }, shortNumber(size)));
  }));
}
