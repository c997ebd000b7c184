// One article: its text with every fact marked, and beside it the fact that is chosen.

const WINDOW = 60000; // characters of a long article that are drawn round the chosen fact
let chosen = null; // the record that is open
let current = null; // the article that is open
let showNumbers = false;
let lastOpen = null; // the record that was open last: where the table is gone back to

function articleView(main, record) {
  current = record ? record.article : current || articles[0];
  chosen = record || null;
  lastOpen = chosen || lastOpen;
  if (!current) return main.replaceChildren(el("p", { className: "empty" }, t("empty")));
  const text = el("div", { className: "text", id: "text", onmouseup: offerToAdd, onkeyup: offerToAdd });
  main.replaceChildren(el("div", { className: "article-view" },
    el("section", { className: "reading" }, articleHead(), text),
    el("aside", { id: "card", "aria-label": t("c_fact") })));
  drawText();
  drawCard();
  document.querySelector("mark.chosen")?.scrollIntoView({ block: "center" });
}

function articleHead() {
  const all = review.factsOf(current).length;
  const reviewed = all - review.openOf(current).length;
  const jump = el("select", { "aria-label": t("choose_article"), onchange: (event) => go("article", articles[event.target.value].records[0] || null, articles[event.target.value]) },
    articles.map((article) => el("option", { value: String(article.index), selected: article === current }, article.title || article.id)));
  const url = safeUrl(current.url);
  return el("header", {},
    el("p", { className: "jump" }, jump),
    el("h2", {}, current.title || current.id),
    el("p", { className: "meta" }, [current.outlet, current.published && day(current.published)].filter(Boolean).join(" · "),
      url && [" · ", el("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, t("open_source"))]),
    el("p", { className: "progress" },
      el("progress", { max: String(all || 1), value: String(reviewed), "aria-label": t("reviewed") }),
      ` ${number(String(reviewed))} ${t("of")} ${number(String(all))} ${t("reviewed")}`,
      el("label", { className: "numbers" }, el("input", { type: "checkbox", checked: showNumbers, onchange: (event) => { showNumbers = event.target.checked; drawText(); } }),
        ` ${t("show_numbers")} (${current.numbers.length})`)));
}

function safeUrl(url) {
  return /^https?:\/\//i.test(url || "") ? url : null;
}

// Where the text is cut into pieces: at each end of a fact, of a deciding word, of a number and of a line.
function drawText() {
  const { text } = current;
  const middle = chosen ? chosen.at[0] : 0;
  const [from, to] = text.length <= WINDOW ? [0, text.length] : [Math.max(0, middle - WINDOW / 2), Math.min(text.length, middle + WINDOW / 2)];
  const stretches = [
    ...review.factsOf(current).map((record) => [...record.at, "fact", record]),
    ...Object.values(chosen?.words || {}).flat().map(([start, end]) => [start, end, "decided", null]),
    ...(showNumbers ? current.numbers.map(([start, end, reason]) => [start, end, "number", reason]) : []),
  ].filter(([start, end]) => start < to && end > from);
  const holder = document.getElementById("text");
  holder.replaceChildren(text.length > WINDOW ? el("p", { className: "note" }, t("cut")) : "");
  let line = el("p", {});
  for (const [start, end, over] of pieces(text, from, to, stretches)) {
    if (text[start] === "\n") {
      if (line.textContent.trim()) holder.append(line);
      line = el("p", {});
    } else line.append(piece(text.slice(start, end), start, over));
  }
  holder.append(line);
}

function* pieces(text, from, to, stretches) {
  const edges = new Set([from, to]);
  for (const [start, end] of stretches) edges.add(Math.max(start, from)).add(Math.min(end, to));
  for (let at = text.indexOf("\n", from); at >= 0 && at < to; at = text.indexOf("\n", at + 1)) edges.add(at).add(at + 1);
  const sorted = [...edges].sort((one, other) => one - other);
  const begins = [...stretches].sort((one, other) => one[0] - other[0]);
  let open = [], next = 0;
  for (let i = 0; i + 1 < sorted.length; i += 1) {
    const [start, end] = [sorted[i], sorted[i + 1]];
    while (next < begins.length && begins[next][0] <= start) open.push(begins[next++]);
    open = open.filter((one) => one[1] > start);
    yield [start, end, open];
  }
}

function piece(text, start, over) {
  const facts = over.filter((one) => one[2] === "fact").map((one) => one[3]);
  const number_ = over.find((one) => one[2] === "number");
  const isDecided = over.some((one) => one[2] === "decided");
  const inner = isDecided ? el("span", { className: "decided", "data-at": String(start) }, text) : text;
  if (facts.length) {
    const record = facts.reduce((one, other) => (other.at[1] - other.at[0] < one.at[1] - one.at[0] ? other : one));
    const status = cellsOf(record).status || "";
    return el("mark", {
      className: `t-${record.type} s-${status} state-${review.stateOf(record)}${facts.includes(chosen) ? " chosen" : ""}`,
      "data-at": String(start), "data-fact": record.id, tabindex: "0", role: "button", title: plainWords(record),
      onclick: () => { if (document.getSelection().isCollapsed) select(record); },
      onkeydown: (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); event.stopPropagation(); select(record); } },
    }, inner);
  }
  if (number_) return el("span", { className: "number", "data-at": String(start), title: `${t("not_fact")}: ${number_[3]}`, tabindex: "0" }, inner);
  return isDecided ? inner : el("span", { "data-at": String(start) }, text);
}

// Opens a fact of the article that is shown, without drawing the page anew.
function select(record) {
  chosen = lastOpen = record;
  history.replaceState(null, "", addressOf(record));
  drawText();
  drawCard();
  const mark = document.querySelector("mark.chosen");
  mark?.scrollIntoView({ block: "nearest" });
  mark?.focus({ preventScroll: true });
}

// The stretch of the article that is selected with mouse or keys, or null.
function selection() {
  const selected = document.getSelection();
  if (!selected.rangeCount || selected.isCollapsed) return null;
  const range = selected.getRangeAt(0);
  const holder = document.getElementById("text");
  if (!holder?.contains(range.startContainer) || !holder.contains(range.endContainer)) return null;
  const [start, end] = [offsetOf(range.startContainer, range.startOffset), offsetOf(range.endContainer, range.endOffset)];
  if (start === null || end === null || start >= end) return null;
  const text = current.text.slice(start, end);
  const first = start + text.length - text.trimStart().length;
  const trimmed = text.trim();
  return trimmed ? [first, first + trimmed.length] : null;
}

function offsetOf(node, offset) {
  const element = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node.childNodes[offset] || node).closest?.("[data-at]");
  if (!element) return null;
  return Number(element.getAttribute("data-at")) + (node.nodeType === Node.TEXT_NODE ? offset : 0);
}

function offerToAdd() {
  const stretch = selection();
  if (stretch) drawCard(stretch);
}
