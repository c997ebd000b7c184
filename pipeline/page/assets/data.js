// The data of the page: articles and their facts, read from the inert blocks that the run wrote.

const run = JSON.parse(document.getElementById("run").textContent);
const labels = JSON.parse(document.getElementById("labels").textContent);
const tiles = JSON.parse(document.getElementById("tiles").textContent);

const QUANTITIES = new Set(["money", "percent", "count", "measure"]);
const articles = [];
const records = []; // every fact of every article, in reading order
const byFact = new Map(); // fact id -> record

function readArticles() {
  for (const block of document.querySelectorAll("script.article")) {
    const article = JSON.parse(block.textContent);
    block.remove(); // its text need not be held twice
    article.index = articles.length;
    article.records = article.facts.map((fact) => recordOf(article, fact));
    articles.push(article);
  }
}

function recordOf(article, fact) {
  const record = {
    article, ...fact, index: records.length, added: false,
    text: article.text.slice(fact.at[0], fact.at[1]),
  };
  records.push(record);
  byFact.set(record.id, record);
  return record;
}

// A fact's cells as they stand now: those of the run, with what the reviewer fixed laid over them.
function cellsOf(record) {
  const fixed = review.fixedCells(record);
  if (!fixed) return record.cells;
  return { ...record.cells, ...fixed, ...("region_code" in fixed && { region_name: placeNames(fixed.region_code) }) };
}

function sentenceOf(record) {
  return record.article.text.slice(record.sentence[0], record.sentence[1]);
}

function provinceOf(record) {
  return (cellsOf(record).region_code || "").split(";")[0].slice(0, 2);
}

function speakerOf(record) {
  const cells = cellsOf(record);
  return cells.source || cells.source_org || "";
}

function flagsOf(record) {
  return (cellsOf(record).flags || "").split(";").filter(Boolean);
}

// Which fact of its type and text in the article a fact is, counted from 1; of an added one, which occurrence of its text.
function occurrenceOf(record) {
  const { text, records: all } = record.article;
  if (!record.added) return all.filter((one) => !one.added && one.type === record.type && one.text === record.text && one.at[0] <= record.at[0]).length;
  let count = 0;
  for (let at = text.indexOf(record.text); at >= 0 && at <= record.at[0]; at = text.indexOf(record.text, at + 1)) count += 1;
  return count;
}

// The start of that occurrence, or -1.
function placeOf(text, quoted, occurrence) {
  let at = -1;
  for (let count = 0; count < occurrence; count += 1) {
    at = text.indexOf(quoted, at + 1);
    if (at < 0) return -1;
  }
  return at;
}
