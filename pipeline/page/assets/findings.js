// What articles say together: best first, each number one click from its place in its article.

const findings = JSON.parse(document.getElementById("findings").textContent);

function hasFindings() {
  return Boolean(findings.kinds);
}

function findingsView(main) {
  const { kinds } = findings;
  main.replaceChildren(el("section", { className: "findings" },
    el("h2", {}, t("fi_title")), el("p", { className: "whole" }, findingFigures()),
    el("p", { className: "note" }, t("fi_note")), findings.of_sentences && el("p", { className: "note" }, t("fi_sentences")),
    kinds.length ? el("p", { className: "jumps" }, kinds.map((each) => el("button", { className: "link", onclick: () => document.getElementById(`kind-${each.kind}`).scrollIntoView() }, `${t(`fi_${each.kind}`)} (${number(String(each.total))})`))) : el("p", { className: "empty" }, t("fi_none")),
    kinds.map(kindPart)));
}

function findingFigures() {
  const cells = [[findings.articles, "fi_articles"], [findings.copies, "fi_copies"], [findings.repeated, "fi_repeated_in"], [findings.number, "fi_findings"]];
  return cells.map(([count, key]) => `${t(key).replace("{}", findings.min_articles)}: ${number(String(count))}`).join(", ");
}

function kindPart({ kind, total, table, found }) {
  const left = total - found.length;
  return [el("h3", { id: `kind-${kind}` }, `${t(`fi_${kind}`)} (${number(String(total))})`),
    kind === "repeated" ? repeatedTable(found) : kind === "achieved" ? achievedTable(found) : found.map((finding) => FINDING[kind](finding)),
    left > 0 && el("p", { className: "note" }, t("fi_more").replace("{}", number(String(left))).replace("{}", table))];
}

const FINDING = {
  check: (finding) => el("article", { className: "finding" },
    el("h4", {}, finding.what && `${finding.what}: `, finding.relation === "exchange"
    ? [`${t("fi_this_rate")}: `, el("b", {}, finding.implied), ` · ${t("fi_other_rate")}: `, el("b", {}, finding.stated)]
    : [el("b", {}, finding.stated), ` · ${t("fi_implied")}: `, el("b", {}, finding.implied)]), finding.passages.map(passagePart),
    finding.also && el("details", {}, el("summary", {}, `${t("fi_also")} ${number(String(finding.also.length))} ${t("fi_articles")}`), finding.also.map(passagePart)), saidBy(finding)),
  contradicts: (finding) => el("article", { className: "finding" },
    el("h4", {}, finding.what && `${finding.what}: `, joined(finding.numbers, " · ")), el("div", { className: "sides" }, finding.passages.map(passagePart)),
    finding.more && [el("p", {}, `${t("fi_more_pairs")}:`), el("ul", {}, finding.more.map((one) => el("li", {}, one.what && `${one.what}: `, joined(one.numbers, " · "))))], saidBy(finding)),
  revised: (finding) => el("article", { className: "finding" },
    el("h4", {}, finding.what && `${finding.what}: `, finding.unordered ? t("fi_unordered") : `${number(String(finding.numbers.length - 1))} ${t("fi_revisions")}`),
    el("ol", { className: finding.unordered ? "line unordered" : "line" }, finding.numbers.map((one) => el("li", {}, el("div", {}, one.time && el("time", {}, moment(one.time)), toFact(one.fact, one.text))))),
    el("details", {}, el("summary", {}, t("fi_mentioned")), finding.passages.map(passagePart)), saidBy(finding)),
};

function joined(numbers, mark) {
  return numbers.flatMap((one, index) => [index > 0 && mark, toFact(one.fact, one.text)]);
}

// A number that leads to its place, where the page has the article.
function toFact(id, text) {
  const record = byFact.get(id);
  return record ? el("a", { href: addressOf(record), className: `fact t-${record.type}` }, text) : el("b", {}, text);
}

function passagePart(passage) {
  const record = byFact.get(passage.fact);
  const url = safeUrl(passage.url);
  const known = [passage.outlet, passage.time && moment(passage.time)].filter(Boolean).join(" · ");
  return el("figure", { className: "passage" },
    el("blockquote", {}, passage.pieces.map(([text, isNumber]) => (isNumber ? el("b", {}, text) : text))),
    el("figcaption", {}, known && `${known} · `, record ? el("a", { href: addressOf(record) }, passage.title || passage.doc) : passage.title || passage.doc,
      url && [" · ", el("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, t("open_source"))]));
}

function saidBy(finding) {
  const why = finding.why && (labels[language][`fw_${finding.why}`] ?? finding.why);
  return el("p", { className: "rule" }, why && `${why} · `, `${t("fi_rule")}: `, el("code", {}, finding.rule),
    finding.entries && [` · ${t("fi_entry")}: `, finding.entries.slice(0, SHOWN_ENTRIES).map((entry, index) => [index > 0 && ", ", el("code", {}, entry)])]);
}

function achievedTable(found) {
  return el("table", { className: "repeated" },
    el("thead", {}, el("tr", {}, ["result", "target", "part", "what", "example"].map((name) => el("th", { scope: "col" }, t(`fi_${name}`))))),
    el("tbody", {}, found.map((finding) => el("tr", {}, finding.numbers.map((one, index) => el("td", { "data-head": t(index ? "fi_target" : "fi_result") }, toFact(one.fact, one.text))),
      el("td", { className: "number-cell", "data-head": t("fi_part") }, finding.implied), el("td", {}, finding.what || ""), folded(finding)))));
}

function folded(finding) {
  return el("td", {}, el("details", {}, el("summary", {}, finding.passages[0]?.outlet || finding.passages[0]?.doc || "…"), finding.passages.map(passagePart), saidBy(finding)));
}

const SHOWN_ENTRIES = 4;

function repeatedTable(found) {
  const heads = ["amount", "what", "independent", "outlets", "articles", "mentions", "mentioned"];
  const voices = ["independent", "outlets", "articles", "mentions"];
  return el("table", { className: "repeated" },
    el("thead", {}, el("tr", {}, heads.map((name) => el("th", { scope: "col" }, t(`fi_${name}`))))),
    el("tbody", {}, found.map((finding) => el("tr", {},
      el("td", {}, finding.numbers.length ? toFact(finding.numbers[0].fact, finding.numbers[0].text) : ""), el("td", {}, finding.what || ""),
      voices.map((name) => el("td", { className: "number-cell", "data-head": t(`fi_${name}`) }, number(String(finding.voices[name])))),
      folded(finding)))));
}

// "2025-08-12T15:40" as people write it; the hour is that of the outlet.
function moment(time) {
  const [iso, clock] = time.split("T");
  return clock ? `${day(iso)} ${language === "id" ? clock.replace(":", ".") : clock}` : day(iso);
}
