// The card of one fact: what it says in plain words, why, and the ways to correct it.

const COLUMNS = {
  quantity: ["value", "low", "high", "bound", "unit", "per", "change", "status", "metric", "basis", "statistic", "share_of",
    "region_code", "period", "period_start", "period_end", "source", "source_role", "source_org", "quoted", "flags"],
  official: ["name", "role", "org", "region_code"],
  region: ["region_code"],
};
const CHOICES = {
  bound: ["exact", "approx", "at_least", "at_most", "more_than", "less_than", "range", "vague"],
  change: ["", "increase", "decrease"], status: ["actual", "target", "estimate", "budget"],
  statistic: ["", "mean", "median", "max", "min", "total"], basis: ["", "yoy", "mom", "qoq", "ytd", "ctc"],
  quoted: ["true", "false"],
};
const TYPES = ["money", "percent", "count", "measure", "official", "region"];
const DERIVED = new Set(["flags"]); // said by the rules about their own reading; nothing to correct

function columnsOf(type) {
  return (COLUMNS[type] || COLUMNS.quantity).filter((column) => !(type === "count" && column === "metric"));
}

function drawCard(stretch = null) {
  const card = document.getElementById("card");
  if (!card) return;
  if (stretch) return card.replaceChildren(addForm(stretch));
  if (!chosen || review.isGone(chosen)) {
    return card.replaceChildren(el("div", { className: "buttons" }, ...articleButtons()), el("h3", {}, t("facts_of")), factList(), el("p", { className: "note" }, t("add_hint")));
  }
  card.replaceChildren(factCard(chosen), el("details", { className: "others" }, el("summary", {}, `${t("facts_of")} (${review.factsOf(current).length})`), factList()));
}

function articleButtons() {
  const rest = review.openOf(current).length;
  return [
    el("button", { className: "accept", disabled: !rest, onclick: acceptRest }, `✓ ${t("accept_rest")} (${rest})`),
    el("button", { disabled: !review.history.length, onclick: undo }, `↶ ${t("undo")}`),
    el("button", { onclick: nextArticle, "aria-label": t("next_article"), title: t("next_article") }, "»")];
}

function factList() {
  return el("ol", { className: "fact-list" }, review.factsOf(current).map((record) =>
    el("li", { className: `state-${review.stateOf(record)}` }, el("button", { className: `fact t-${record.type}`, "aria-current": record === chosen ? "true" : null, onclick: () => select(record) }, record.text),
      " ", el("small", {}, plainWords(record)))));
}

function factCard(record) {
  const state = review.stateOf(record);
  const why = run.rules[record.rule];
  return el("article", { className: `card state-${state}` },
    el("h3", {}, el("span", { className: `fact t-${record.type}` }, record.text), " ", el("small", {}, t(`t_${record.type}`)),
      state !== "open" && el("span", { className: `state s-${state}` }, t(`r_${state}`))),
    el("p", { className: "says" }, plainWords(record)),
    el("div", { className: "buttons" },
      el("button", { className: "accept", onclick: () => decide("accept") }, `✓ ${t("accept")}`),
      el("button", { className: "reject", onclick: () => decide("reject") }, `✕ ${t("reject")}`),
      el("button", { onclick: () => step(-1), "aria-label": t("previous") }, "‹"),
      el("button", { onclick: () => step(1), "aria-label": t("next") }, "›"),
      ...articleButtons()),
    ...columnLines(record),
    el("p", { className: "rule" }, record.rule && [el("b", {}, t("rule")), `: ${record.rule}`, why && ` – ${why}`], record.choice && [el("br", {}), el("b", {}, t("choice")), `: ${record.choice}`]),
    el("label", { className: "note" }, t("note"), el("input", { type: "text", value: review.of(record)?.note || "", onchange: (event) => { review.annotate(record, event.target.value); afterChange(); } })));
}

// The filled columns; the empty ones, which one may fill, are folded away. Of an exact number the bounds say nothing more.
function columnLines(record) {
  const cells = cellsOf(record);
  const columns = columnsOf(record.type).filter((column) =>
    !(["low", "high"].includes(column) && cells.bound === "exact" && cells[column] === cells.value));
  const lines = (some) => el("dl", {}, some.map((column) => column === "region_code" ? regionLine(record) : line(record, column)));
  const unfilled = columns.filter((column) => !cells[column] && !DERIVED.has(column));
  return [lines(columns.filter((column) => cells[column])), unfilled.length > 0 && el("details", {
    className: "unfilled-columns", open: isUnfilledOpen, ontoggle: (event) => { isUnfilledOpen = event.target.open; },
  }, el("summary", {}, `${t("unfilled")} (${unfilled.length})`), lines(unfilled))];
}

let isUnfilledOpen = false;

function regionLine(record) {
  const cells = cellsOf(record);
  const { region_code: code } = cells;
  const name = cells.region_name || placeNames(code || "");
  return line(record, "region_code", code && name ? `${name} (${code})` : undefined);
}

// One column: its name, what it means, the words that decided it and how near they stand, and a way to change it.
function line(record, column, shownAs) {
  const cells = cellsOf(record);
  const value = cells[column] ?? "";
  const words = (record.words?.[column] || []).map(([start, end]) => `“${record.article.text.slice(start, end)}”`).join(" … ");
  const near = new Map((record.cells.evidence || "").split(";").map((one) => one.split("="))).get(column);
  const isFixed = review.fixedCells(record)?.[column] !== undefined;
  const label = t(column === "unit" && record.type === "count" ? "k_unit_count" : `k_${column}`);
  const shown = el("dd", { className: isFixed ? "fixed" : value ? "" : "unfilled" });
  const show = () => shown.replaceChildren(
    el("span", { className: "value" }, shownAs ?? meaning(column, value, cells)),
    !DERIVED.has(column) ? el("button", { className: "link edit", "data-column": column, "aria-label": `${t("edit")}: ${label}`, onclick: edit }, t("edit")) : "",
    isFixed ? el("small", {}, ` ${t("was")}: ${record.cells[column] || "—"}`) : "",
    words || near ? el("small", { className: "decided-by" }, [words, near && t(`e_${near}`)].filter(Boolean).join(", ")) : "");
  const edit = () => {
    const field = fieldOf(column, value, label);
    const keep = () => {
      const said = saidIn(field, column);
      if (said === null) return;
      review.fix(record, column, said);
      afterChange(column);
    };
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter") { event.preventDefault(); keep(); }
      if (event.key === "Escape") { event.stopPropagation(); show(); shown.querySelector("button")?.focus(); }
    });
    shown.replaceChildren(field, el("button", { onclick: keep }, t("save")), el("button", { className: "link", onclick: show }, t("cancel")));
    field.focus();
    field.select?.();
  };
  show();
  return [el("dt", {}, label), shown];
}

function fieldOf(column, value, label) {
  if (CHOICES[column]) {
    return el("select", { "aria-label": label }, CHOICES[column].map((one) =>
      el("option", { value: one, selected: one === value }, one ? meaning(column, one) : "—")));
  }
  const clear = (event) => event.target.setCustomValidity("");
  if (NUMBERS.has(column)) return el("input", { type: "text", value: number(value), "aria-label": label, placeholder: t("number_hint"), oninput: clear });
  if (column === "region_code") {
    const code = placeNames(value) && !value.includes(";") ? `${placeNames(value)} (${value})` : value;
    return el("input", { type: "text", list: placeList(), value: code, "aria-label": label, placeholder: t("region_hint"), oninput: clear });
  }
  return el("input", { type: column.startsWith("period_") ? "date" : "text", value, "aria-label": label });
}

const NUMBERS = new Set(["value", "low", "high"]);

// What a field says, as the table writes it; null, and said at the field, where that cannot be meant.
function saidIn(field, column) {
  const text = field.value.trim();
  const said = NUMBERS.has(column) ? digitsOf(text) : column === "region_code" ? codesOf(text) : text;
  if (said === null) {
    field.setCustomValidity(t(NUMBERS.has(column) ? "bad_number" : "bad_region"));
    field.reportValidity();
  }
  return said;
}

function addForm([start, end]) {
  const text = current.text.slice(start, end);
  const fields = el("div", {});
  const type = el("select", { "aria-label": t("k_type"), onchange: () => offer() }, TYPES.map((one) => el("option", { value: one }, t(`t_${one}`))));
  const offer = () => fields.replaceChildren(...columnsOf(type.value).filter((column) => !DERIVED.has(column)).map((column) =>
    el("label", { className: "field" }, t(`k_${column}`), fieldOf(column, column === "bound" ? "exact" : column === "status" ? "actual" : column === "name" ? text : "", t(`k_${column}`)))));
  type.value = /%|persen/i.test(text) ? "percent" : /Rp|rupiah|US\$|dolar/i.test(text) ? "money" : /^\D*$/.test(text) ? "official" : "count";
  offer();
  return el("form", { className: "card", onsubmit: (event) => {
    event.preventDefault();
    const columns = columnsOf(type.value).filter((column) => !DERIVED.has(column));
    const cells = {};
    for (const [index, field] of [...fields.querySelectorAll("input, select")].entries()) {
      const said = saidIn(field, columns[index]);
      if (said === null) return;
      if (said) cells[columns[index]] = said;
    }
    document.getSelection().removeAllRanges();
    select(review.add(current, type.value, start, end, cells));
    afterChange();
  } }, el("h3", {}, t("add_title")), el("p", {}, el("mark", {}, text)), el("label", { className: "field" }, t("k_type"), type), fields,
  el("div", { className: "buttons" }, el("button", { type: "submit", className: "accept" }, t("add_button")), el("button", { type: "button", onclick: () => drawCard() }, t("cancel"))));
}

function decide(action) {
  if (!chosen) return;
  review[action](chosen);
  announce(t(`r_${review.stateOf(chosen)}`));
  const next = nextOf(chosen, 1);
  if (next && next.article === current) chosen = next;
  else announce(t(review.openOf(current).length ? "last_fact" : "article_done"));
  afterChange();
}

function acceptRest() {
  if (view !== "article" || !current) return;
  review.acceptRest(current);
  announce(t("article_done"));
  afterChange();
}

// The next article with a fact that the filters leave, at the first of them; what stands open in this one stays open.
function nextArticle() {
  if (view !== "article" || !current) return;
  const shown = new Set(list.map((record) => record.article));
  const later = articles.slice(current.index + 1);
  const next = later.find((article) => shown.has(article)) ?? later[0];
  if (!next) return announce(t("last_article"));
  go("article", next.records.find((record) => list.includes(record)) ?? next.records[0] ?? null, next);
}

function undo() {
  const record = review.undo();
  if (record && !review.isGone(record) && record.article === current) chosen = record;
  afterChange();
}

function afterChange(column) {
  if (chosen && review.isGone(chosen)) chosen = null;
  drawHeader();
  if (view !== "article") return show();
  document.querySelector(".reading > header").replaceWith(articleHead());
  drawText();
  drawCard();
  const again = column && document.querySelector(`#card [data-column="${column}"]`);
  (again || document.querySelector("mark.chosen"))?.focus({ preventScroll: true });
}

// The next fact of the table's order, where the open one is in it, else in the order of reading.
function nextOf(record, by) {
  if (list.includes(record)) return list[list.indexOf(record) + by];
  const within = record.article.records;
  return within[within.indexOf(record) + by] ?? articles[record.article.index + by]?.records.at(by > 0 ? 0 : -1);
}

function step(by) {
  const next = chosen ? nextOf(chosen, by) : (list.length ? list : records)[0];
  if (!next) return;
  if (view === "article" && next.article === current) select(next);
  else go("article", next);
}
