// The comparison with gold: two tables of figures, then every mistake, one click from its place.

function scoresView(main) {
  const tables = run.scores.map(([head, rows]) => el("table", { className: "figures" },
    el("thead", {}, el("tr", {}, head.map((name) => el("th", { scope: "col" }, name)))),
    el("tbody", {}, rows.map((row) => el("tr", {}, row.map((text, index) => el(index ? "td" : "th", index ? {} : { scope: "row" }, text)))))));
  const mistakes = el("ol", { className: "mistakes" });
  let drawn = 0;
  const more = el("button", { className: "more", onclick: () => drawMore() }, t("more"));
  const drawMore = () => {
    mistakes.append(...run.mistakes.slice(drawn, drawn + STEP).map(mistakeLine));
    drawn += STEP;
    more.hidden = drawn >= run.mistakes.length;
  };
  drawMore();
  main.replaceChildren(el("section", { className: "scores" }, el("h2", {}, t("scores_title")), el("p", { className: "whole" }, run.whole), tables,
    el("h2", {}, `${t("mistakes")} (${run.mistakes.length})`), mistakes, more));
}

function mistakeLine(mistake) {
  const article = articles.find((one) => one.id === mistake.doc_id);
  const record = article?.records.find((one) => one.text === mistake.text && one.type === mistake.type && Math.abs(one.at[0] - mistake.start) <= mistake.start / 10 + 8);
  const open = () => go("article", record || null, article);
  return el("li", {}, el("button", { className: `fact t-${mistake.type}`, onclick: open, disabled: !article }, mistake.text), ` ${mistake.kind} · `,
    `${t("found")}: ${mistake.found || "—"} · ${t("gold")}: ${mistake.gold || "—"}`, el("small", {}, mistake.doc_id));
}
