// What people type: numbers as the page shows them or with a word of scale, regions by name.

const SCALES = { ...labels.en.scales, ...labels.id.scales }; // word -> zeros

// "3,6 miliar" -> "3600000000", "1.500" -> "1500" in an Indonesian page; null for what is no number.
function digitsOf(text) {
  if (!text) return "";
  const [, minus, figures, word] = /^([-−]?)\s*([\d.,]+)\s*(\p{L}*)$/u.exec(text) || [];
  const zeros = word ? SCALES[word.toLowerCase()] : 0;
  if (figures === undefined || zeros === undefined) return null;
  const [group, decimal] = language === "id" ? [".", ","] : [",", "."];
  const isGrouped = new RegExp(`^\\d{1,3}(\\${group}\\d{3})+(\\${decimal}\\d+)?$`).test(figures);
  const plain = (isGrouped ? figures.replaceAll(group, "") : figures).replace(",", ".");
  if (!/^\d+(\.\d+)?$/.test(plain)) return null;
  const [whole, fraction = ""] = plain.split(".");
  const moved = fraction.padEnd(zeros, "0");
  const rest = moved.slice(zeros).replace(/0+$/, "");
  return (minus && "-") + ((whole + moved.slice(0, zeros)).replace(/^0+(?=\d)/, "")) + (rest && `.${rest}`);
}

const byCode = new Map(run.regions); // provinces, regencies and cities: code -> name
let isFilled = false;
const CODE = /^\d\d(\.\d\d(\.\d\d(\.\d{4})?)?)?$/;

// The names of codes with semicolons between them; those of districts and villages are known where an article has them.
function placeNames(codes) {
  if (!isFilled) {
    isFilled = true;
    for (const { cells } of records) {
      if (cells.region_code && cells.region_name && !cells.region_code.includes(";")) byCode.set(cells.region_code, cells.region_name);
    }
  }
  return codes.split(";").map((code) => byCode.get(code) || "").filter(Boolean).join("; ");
}

// The codes that a field of a region says: "Kabupaten Bangli (51.06)", "Kabupaten Bangli" or "51.06"; null for others.
function codesOf(text) {
  const codes = text.split(";").map((one) => one.trim()).filter(Boolean).map((one) => {
    const code = one.replace(/^.*\(([\d.]+)\)$/, "$1");
    if (CODE.test(code)) return code;
    const fits = [...byCode].filter(([, name]) => name.toLowerCase() === one.toLowerCase());
    return fits.length === 1 ? fits[0][0] : null;
  });
  return codes.includes(null) ? null : codes.join(";");
}

// The list that a field of a region offers; made when the first one is opened.
function placeList() {
  placeNames("");
  if (!document.getElementById("places")) {
    document.body.append(el("datalist", { id: "places" }, [...byCode].map(([code, name]) => el("option", { value: `${name} (${code})` }))));
  }
  return "places";
}
