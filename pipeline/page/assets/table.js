// The table: one row a fact, a page of rows at a time.

const PAUSE = 120; // milliseconds without a key before the table follows the search
let waiting;
const STEP = 100; // rows that are drawn at once; a browser takes 45,000 at a time badly

function tableView(main) {
  const input = el("input", {
    type: "search", id: "search", value: filter.words, placeholder: t("search"), "aria-label": t("search"),
    oninput: (event) => { filter.words = event.target.value; clearTimeout(waiting); waiting = setTimeout(redraw, PAUSE); },
  });
  const order = el("select", { "aria-label": t("sort"), onchange: (event) => { filter.sort = event.target.value; redraw(); } },
    Object.keys(ORDERS).map((name) => el("option", { value: name, selected: name === filter.sort }, t(`sort_${name}`))));
  const count = el("p", { className: "count-line" });
  const side = el("aside", { "aria-label": t("filters") });
  const body = el("div", { className: "rows" });
  const redraw = () => {
    const focus = document.activeElement?.getAttribute("data-focus");
    const { fits, counts } = survey();
    list = inOrder(fits);
    fill(count, el("strong", {}, number(String(list.length))), ` ${t("of")} ${number(String(records.length))} ${t("facts")}`,
      isFiltered() && el("button", { className: "link", onclick: () => { clearFilters(); input.value = ""; redraw(); } }, t("clear")));
    side.replaceChildren(el("details", { className: "all-facets", open: !narrow.matches }, el("summary", {}, t("filters")), facetPanel(counts, redraw)));
    drawRows(body);
    if (focus) side.querySelector(`[data-focus="${CSS.escape(focus)}"]`)?.focus();
  };
  main.replaceChildren(el("div", { className: "with-side" }, side, el("section", {},
    el("div", { className: "tools" }, input, order,
      el("button", { onclick: () => saveTable(list) }, t("save_csv"))), count, body)));
  redraw();
  goBackTo(list.indexOf(lastOpen), body);
}

const FAR = 3000; // rows that are drawn at most to come back to one

function goBackTo(place, body) {
  if (place < 0 || place > FAR) return;
  while (body.querySelectorAll("tbody tr").length <= place) body.querySelector(".more").click();
  body.querySelectorAll("tbody tr")[place].scrollIntoView({ block: "center" });
}

const narrow = matchMedia("(max-width: 52rem)");
let list = []; // the facts of the table, in its order: what `j` and `k` walk through

function drawRows(body) {
  if (!list.length) {
    body.replaceChildren(el("p", { className: "empty" }, t(records.length ? "none" : "empty")));
    return;
  }
  const rows = el("tbody", {});
  const more = el("button", { className: "more", onclick: () => drawMore() }, t("more"));
  let drawn = 0;
  const drawMore = () => {
    rows.append(...list.slice(drawn, drawn + STEP).map(tableRow));
    drawn = Math.min(drawn + STEP, list.length);
    more.hidden = drawn === list.length;
  };
  body.replaceChildren(el("table", { className: "facts" },
    el("thead", {}, el("tr", {}, ["fact", "about", "sentence", "where", "when", "who", "status", "article"].map((name) =>
      el("th", { scope: "col" }, t(`c_${name}`))))), rows), more);
  drawMore();
  new IntersectionObserver((seen) => { if (seen.some((one) => one.isIntersecting) && !more.hidden) drawMore(); },
    { rootMargin: "600px" }).observe(more);
}

function tableRow(record) {
  const cells = cellsOf(record);
  const state = review.stateOf(record);
  const open = () => go("article", record);
  return el("tr", { className: `state-${state}`, "data-fact": record.id, onclick: (event) => { if (!event.target.closest("a")) open(); } },
    cell("fact", el("a", { href: addressOf(record), className: `fact t-${record.type}` }, record.text), exact(record, cells),
      state !== "open" && el("span", { className: `state s-${state}` }, t(`r_${state}`))),
    cell("about", about(record, cells)),
    cell("sentence", quotation(record)),
    cell("where", record.type === "region" ? "" : cells.region_name || cells.region_code || ""),
    cell("when", periodOf(cells)),
    cell("who", [speakerOf(record), cells.source && cells.source_org].filter(Boolean).join(", "), cells.quoted === "true" && " „“"),
    cell("status", QUANTITIES.has(record.type) && el("span", { className: `badge s-${cells.status}` }, t(`s_${cells.status || "actual"}`)),
      cells.change && el("span", { className: `badge ch-${cells.change}` }, t(`ch_${cells.change}`)),
      flagsOf(record).map((flag) => el("span", { className: "badge flag" }, `⚠ ${t(`fl_${flag}`)}`))),
    cell("article", record.article.outlet || "", record.article.published && el("time", {}, day(record.article.published)),
      el("small", {}, record.article.title || record.article.id)));
}

function cell(name, ...children) {
  return el("td", { className: `c-${name}`, "data-head": t(`c_${name}`) }, ...children);
}

function exact(record, cells) {
  if (!QUANTITIES.has(record.type)) return el("small", {}, t(`t_${record.type}`));
  return el("small", {}, amountOf(cells));
}

function about(record, cells) {
  if (record.type === "official") return [cells.role, cells.org].filter(Boolean).join(", ");
  if (record.type === "region") return [cells.region_name, cells.region_code].filter(Boolean).join(", ");
  return cells.metric || (record.type === "count" ? cells.unit : "") || "";
}

const ROUND = 160; // characters of a sentence on each side of the fact

function quotation(record) {
  const { text } = record.article;
  let from = Math.max(record.sentence[0], record.at[0] - ROUND);
  let to = Math.min(record.sentence[1], record.at[1] + ROUND);
  if (from > record.sentence[0]) from = Math.min(record.at[0], text.indexOf(" ", from) + 1 || from);
  if (to < record.sentence[1]) to = Math.max(record.at[1], text.lastIndexOf(" ", to));
  return [from > record.sentence[0] && "… ", text.slice(from, record.at[0]), el("b", {}, record.text),
    text.slice(record.at[1], to), to < record.sentence[1] && " …"];
}

const SAVED = ["doc_id", "title", "outlet", "published", "url", "fact_id", "type", "text", "sentence"];

// What is filtered, as csv with the columns of the run's own tables.
function saveTable(facts) {
  const columns = [...new Set(facts.flatMap((record) => Object.keys(cellsOf(record))))];
  const rows = facts.filter((record) => review.stateOf(record) !== "reject").map((record) => {
    const { article } = record;
    const place = [article.id, article.title, article.outlet, article.published, article.url, record.id, record.type, record.text, sentenceOf(record)];
    const cells = cellsOf(record);
    return [...place, ...columns.map((column) => cells[column] ?? "")];
  });
  download("facts-filtered.csv", csvOf([[...SAVED, ...columns], ...rows]), "text/csv;charset=utf-8");
}
