// Search, filters and order of the table.

// Facet -> Set of values. A reader looks for numbers first: the table opens with the quantities.
const filter = { words: "", from: "", to: "", sort: "text", chosen: new Map([["type", new Set(["money", "percent", "count", "measure"])]]) };

const FACETS = {
  type: (record) => [cellsOf(record).type || record.type],
  province: (record) => [provinceOf(record)],
  speaker: (record) => (QUANTITIES.has(record.type) ? [speakerOf(record)] : []),
  status: (record) => (QUANTITIES.has(record.type) ? [cellsOf(record).status || "actual"] : []),
  flags: flagsOf,
  outlet: (record) => (record.article.outlet ? [record.article.outlet] : []),
  review: (record) => [review.stateOf(record)],
};

const provinceNames = new Map(tiles.map(([code, short]) => [code, short]));

function facetLabel(facet, value) {
  if (facet === "type") return t(`t_${value}`);
  if (facet === "status") return t(`s_${value}`);
  if (facet === "flags") return t(`fl_${value}`);
  if (facet === "review") return t(`r_${value}`);
  if (facet === "province") return value ? provinceNames.get(value) || value : t("no_region");
  return value || t("no_speaker");
}

function isChosen(facet, value) {
  return filter.chosen.get(facet)?.has(value) ?? false;
}

function choose(facet, value, only = false) {
  const values = only ? new Set() : new Set(filter.chosen.get(facet));
  if (values.has(value)) values.delete(value);
  else values.add(value);
  if (values.size) filter.chosen.set(facet, values);
  else filter.chosen.delete(facet);
}

function clearFilters() {
  Object.assign(filter, { words: "", from: "", to: "", chosen: new Map() });
}

function isFiltered() {
  return Boolean(filter.words || filter.from || filter.to || filter.chosen.size);
}

// The facts that fit the search and every filter, and per facet how many fit for each of its values. A fact that only one
// facet shuts out counts for that facet: its numbers show what choosing more of it would give.
function survey() {
  const fits = [];
  const counts = new Map(Object.keys(FACETS).map((facet) => [facet, new Map()]));
  const words = filter.words.toLowerCase().split(/\s+/).filter(Boolean);
  for (const record of records) {
    if (review.isGone(record) || !isInTime(record) || !words.every((word) => searchText(record).includes(word))) continue;
    const shutOut = [...filter.chosen].filter(([facet, values]) => !FACETS[facet](record).some((value) => values.has(value)));
    if (shutOut.length > 1) continue;
    if (!shutOut.length) fits.push(record);
    for (const facet of shutOut.length ? [shutOut[0][0]] : counts.keys()) {
      const of = counts.get(facet);
      for (const value of FACETS[facet](record)) of.set(value, (of.get(value) || 0) + 1);
    }
  }
  return { fits, counts };
}

function isInTime(record) {
  const { published = "" } = record.article;
  return !(filter.from && published < filter.from) && !(filter.to && (!published || published > filter.to));
}

function searchText(record) {
  record.searched ??= [
    sentenceOf(record), record.article.title, record.article.id, ...Object.values(record.cells),
  ].join("\n").toLowerCase();
  return record.searched;
}

function amount(record) {
  const cells = cellsOf(record);
  const text = cells.value ?? cells.high ?? cells.low;
  return text === undefined ? -Infinity : Number(text);
}

const ORDERS = {
  text: () => 0,
  amount: (one, other) =>
    (cellsOf(one).unit || "\uffff").localeCompare(cellsOf(other).unit || "\uffff") || amount(other) - amount(one),
  time: (one, other) => (cellsOf(one).period_start || "9").localeCompare(cellsOf(other).period_start || "9"),
  review: (one, other) => (review.stateOf(one) !== "open") - (review.stateOf(other) !== "open"),
};

function inOrder(facts) {
  const order = ORDERS[filter.sort];
  return facts.sort((one, other) =>
    order(one, other) || one.article.index - other.article.index || one.at[0] - other.at[0]);
}

// The values of a facet with their counts, most frequent first; those that are chosen stay, whatever their count.
function sortedCounts(facet, counts) {
  for (const value of filter.chosen.get(facet) || []) if (!counts.has(value)) counts.set(value, 0);
  return [...counts].sort((one, other) => other[1] - one[1] || String(one[0]).localeCompare(other[0]));
}

const LONG = 12; // values of a facet that are shown before one has to search among them

function facetPanel(counts, redraw) {
  const panel = el("div", { className: "facets" });
  for (const facet of Object.keys(FACETS)) {
    const values = sortedCounts(facet, counts.get(facet));
    if (values.length < 2 && !filter.chosen.has(facet)) continue;
    panel.append(facetList(facet, values, redraw));
  }
  if (articles.some((article) => article.published)) {
    const input = (name) => el("label", {}, t(name), " ", el("input", {
      type: "date", value: filter[name], onchange: (event) => { filter[name] = event.target.value; redraw(); },
    }));
    panel.append(el("details", { open: Boolean(filter.from || filter.to) },
      el("summary", {}, t("f_date")), el("div", { className: "dates" }, input("from"), input("to"))));
  }
  return panel;
}

const openFacets = new Set(["type", "status"]);

function facetList(facet, counts, redraw) {
  const list = el("ul", {});
  const offer = (word) => {
    const fits = counts.filter(([value]) => facetLabel(facet, value).toLowerCase().includes(word));
    list.replaceChildren(...fits.slice(0, LONG).map(([value, count]) => el("li", {}, el("label", {},
      el("input", { type: "checkbox", checked: isChosen(facet, value), "data-focus": `${facet}:${value}`, onchange: () => { choose(facet, value); redraw(); } }),
      el("span", { className: "value" }, facetLabel(facet, value)), el("span", { className: "count" }, number(String(count)))))));
  };
  offer("");
  const search = counts.length > LONG && el("input", {
    type: "search", placeholder: t("f_any"), "aria-label": `${t(`f_${facet}`)}: ${t("f_any")}`,
    oninput: (event) => offer(event.target.value.toLowerCase()),
  });
  return el("details", {
    open: openFacets.has(facet) || filter.chosen.has(facet),
    ontoggle: (event) => (event.target.open ? openFacets.add(facet) : openFacets.delete(facet)),
  }, el("summary", {}, t(`f_${facet}`)), search, list);
}
