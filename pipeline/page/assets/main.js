// The frame: header, tabs, addresses, keys.

let view = "table";

function addressOf(record) {
  return `#fact=${encodeURIComponent(record.id)}`;
}

function go(name, record = null, article = null) {
  if (article) current = article;
  const address = record ? addressOf(record) : name === "article" && current ? `#article=${encodeURIComponent(current.id)}` : `#${name}`;
  if (location.hash !== address) history.pushState(null, "", address);
  view = name;
  chosen = record;
  show();
  if (!record && name !== "table") scrollTo(0, 0);
}

function show() {
  const main = document.getElementById("main");
  drawHeader();
  const draw = { table: tableView, article: (holder) => articleView(holder, chosen), pictures: picturesView, findings: findingsView, scores: scoresView }[view];
  draw(main);
}

// An address is a tab, a fact or an article: they can be sent, kept and gone back to.
function readAddress() {
  const [name, value] = decodeURIComponent(location.hash.slice(1)).split(/=(.*)/s);
  const record = name === "fact" ? byFact.get(value) : null;
  const article = name === "article" ? articles.find((one) => one.id === value) : null;
  if (article) current = article;
  chosen = record;
  view = record || article ? "article" : (name !== "findings" || hasFindings()) && ["table", "pictures", "findings", "scores", "article"].includes(name) ? name : "table";
  show();
}

function drawHeader() {
  const reviewed = review.entries.size;
  const tabs = ["table", "article", "pictures", ...(hasFindings() ? ["findings"] : []), ...(run.scores.length ? ["scores"] : [])];
  document.getElementById("top").replaceChildren(
    el("h1", {}, t("app"), " ", el("small", {}, `${number(String(records.length))} ${t("facts")}, ${number(String(articles.length))} ${t("articles")}`)),
    el("nav", { "aria-label": t("app") }, tabs.map((name) =>
      el("button", { "aria-current": name === view ? "page" : null, onclick: () => go(name, name === "article" ? chosen : null) }, t(`tab_${name}`), name === "findings" && ` (${number(String(findings.number))})`))),
    el("div", { className: "review" },
      el("label", {}, t("who"), " ", el("input", { type: "text", id: "who", value: review.who, size: 8, onchange: (event) => { review.who = event.target.value; review.keep(); } })),
      el("button", { className: "save", disabled: !reviewed, title: reviewed ? t("saved") : t("no_corrections"), onclick: save }, `${t("save_corrections")} (${reviewed})`),
      el("label", { className: "button" }, t("load_corrections"), el("input", { type: "file", accept: ".csv", className: "hidden-file", onchange: loadFile }))),
    el("div", { className: "settings" },
      el("button", { onclick: toggleTheme, "aria-label": t("theme"), title: t("theme") }, "◐"),
      el("button", { onclick: toggleLanguage, lang: language === "id" ? "en" : "id" }, t("language")),
      el("button", { onclick: help, "aria-label": t("help_title"), title: t("help_title") }, "?")));
}

function save() {
  review.save();
  drawHeader();
  announce(t("saved"));
}

async function loadFile(event) {
  const [file] = event.target.files;
  if (!file) return;
  const [head = [], ...all] = csvRows(await file.text());
  const places = run.correction_columns.map((column) => head.indexOf(column));
  const rows = all.filter((row) => row.length > 1).map((row) => places.map((place) => row[place] ?? ""));
  const unfit = review.load(rows);
  review.keep();
  show();
  announce(`${rows.length - unfit} ${t("loaded")}${unfit ? `, ${unfit} ${t("unfit")}` : ""}`);
}

function toggleTheme() {
  const root = document.documentElement;
  const isDark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = isDark ? "light" : "dark";
}

function toggleLanguage() {
  language = language === "id" ? "en" : "id";
  document.documentElement.lang = language;
  document.querySelector(".skip").textContent = t("skip");
  show();
}

function help() {
  const dialog = el("dialog", { "aria-label": t("help_title") }, el("h2", {}, t("help_title")),
    el("dl", {}, t("k_help").map(([key, what]) => [el("dt", {}, el("kbd", {}, key)), el("dd", {}, what)])),
    el("button", { onclick: () => dialog.close() }, t("close")));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

const KEYS = {
  j: () => step(1), k: () => step(-1), a: () => decide("accept"), A: acceptRest, J: nextArticle, x: () => decide("reject"), u: undo, "?": help,
  e: () => document.querySelector("#card .edit")?.click(),
  n: () => { const stretch = view === "article" && selection(); if (stretch) drawCard(stretch); },
  "/": () => { if (view !== "table") go("table"); document.getElementById("search").focus(); },
  Escape: () => { if (view === "article") go("table"); },
};

function onKey(event) {
  const isTyping = event.target.closest("input, select, textarea, dialog");
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey || !KEYS[event.key]) return;
  event.preventDefault();
  KEYS[event.key]();
}

function start() {
  readArticles();
  review.restore();
  document.querySelector(".skip").textContent = t("skip");
  addEventListener("popstate", readAddress);
  addEventListener("hashchange", readAddress);
  addEventListener("keydown", onKey);
  addEventListener("beforeunload", (event) => { if (!review.isSaved) event.preventDefault(); });
  readAddress();
  review.isSaved = true; // what was restored is kept by the browser already
}

start();
