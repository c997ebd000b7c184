"""The structure message of a panel in SDMX-ML 3.0: codelists, concepts, the data structure and its dataflow.

The names of its parts are those of the schemas of the SDMX Technical Working Group (sdmx-twg/sdmx-ml, version 3.0).
"""

from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from pipeline.panel.areas import ID, UNSTATED
from pipeline.panel.dictionary import FREQUENCIES, Indicator
from pipeline.panel.sdmx import (
    AGENCY,
    ATTRIBUTES,
    DIMENSIONS,
    FLOW,
    MEASURE,
    NONE,
    OBSERVED,
    STATUSES,
    TIME,
    VERSION,
    code,
    codes_of,
)  # fmt: skip
from pipeline.panel.table import Row

_SCHEMAS = "http://www.sdmx.org/resources/sdmxml/schemas/v3_0"
_MES, _STR, _COM = (f"{{{_SCHEMAS}/{name}}}" for name in ("message", "structure", "common"))
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_CONCEPTS = "CS_PANEL"
_URN = "urn:sdmx:org.sdmx.infomodel"
_FREQUENCY_NAMES = ("Daily", "Weekly", "Monthly", "Quarterly", "Half-yearly", "Annual", "Other")
_CONCEPT_NAMES = {
    "FREQ": "Frequency", "REF_AREA": "Reference area", "INDICATOR": "Indicator", "STATUS": "Status of the figure",
    "BASIS": "Basis of a growth", "STATISTIC": "Statistic", "UNIT_MEASURE": "Unit of measure", TIME: "Time period",
    MEASURE: "Observation value", OBSERVED: "Observation status", "BOUND": "What the text commits itself to",
    "LOW": "Lower end", "HIGH": "Upper end", "VALUES": "All values with their voices", "VOICES": "Independent voices",
    "ARTICLES": "Articles", "EVIDENCE": "How near the deciding words stand", "SOURCE_ARTICLE": "Source article",
    "OUTLET": "Outlet", "SOURCE_URL": "Address of the article", "SOURCE": "Who says it", "SENTENCE": "Sentence",
}  # fmt: skip


def structure(table: Sequence[Row], known: Mapping[str, Indicator], areas: Mapping[str, str], prepared: str) -> str:
    """The message for *table*; *areas* are all codes of Kemendagri with their names, *prepared* a time in ISO 8601."""
    for prefix, space in (("mes", _MES), ("str", _STR), ("com", _COM)):
        register_namespace(prefix, space.strip("{}"))
    root = Element(f"{_MES}Structure")
    header = SubElement(root, f"{_MES}Header")
    for name, text in (("ID", f"{AGENCY}_{FLOW}"), ("Test", "false"), ("Prepared", prepared)):
        SubElement(header, _MES + name).text = text
    SubElement(header, f"{_MES}Sender", id=AGENCY)
    inside = SubElement(root, f"{_MES}Structures")
    lists = SubElement(inside, f"{_STR}Codelists")
    for name, codes in _codelists(table, known).items():
        _codelist(lists, name, codes)
    _areas(lists, areas)
    _concepts(SubElement(inside, f"{_STR}ConceptSchemes"))
    _definition(SubElement(inside, f"{_STR}DataStructures"))
    flows = SubElement(inside, f"{_STR}Dataflows")
    flow = _named(flows, "Dataflow", FLOW, {"en": "Indicators from news"}, version=True)
    SubElement(flow, f"{_STR}Structure").text = f"{_URN}.datastructure.DataStructure={AGENCY}:{FLOW}({VERSION})"
    indent(root, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _codelists(table: Sequence[Row], known: Mapping[str, Indicator]) -> dict[str, Mapping[str, Mapping[str, str]]]:
    """Every codelist but that of areas: code to its names by language."""
    lists: dict[str, Mapping[str, Mapping[str, str]]] = {
        "FREQ": {name: {"en": about} for name, about in zip(FREQUENCIES, _FREQUENCY_NAMES, strict=True)},
        "INDICATOR": {name: indicator.titles for name, indicator in known.items()},
        OBSERVED: {name: {"en": about} for name, about in STATUSES.items()},
    }
    for dimension in ("STATUS", "BASIS", "STATISTIC", "UNIT_MEASURE"):
        found = {**codes_of(table, dimension), **({} if dimension in ("STATUS", "UNIT_MEASURE") else {NONE: ""})}
        lists[dimension] = {name: {"en": text or "not applicable"} for name, text in sorted(found.items())}
    return lists


def _codelist(lists: Element, name: str, codes: Mapping[str, Mapping[str, str]]) -> None:
    codelist = _named(lists, "Codelist", f"CL_{name}", {"en": _CONCEPT_NAMES[name]}, version=True)
    for each, names in codes.items():
        _named(codelist, "Code", each, names)


def _areas(lists: Element, areas: Mapping[str, str]) -> None:
    """CL_AREA: codes of the decree without points, which SDMX does not allow; regencies below their provinces."""
    codelist = _named(lists, "Codelist", "CL_AREA", {"en": "Areas by Kepmendagri 300.2.2-2430/2025"}, version=True)
    for area, name in areas.items():
        item = _named(codelist, "Code", code("REF_AREA", area), {"id": name} if name else {"en": "not stated"})
        if area not in (ID, UNSTATED):
            SubElement(item, f"{_STR}Parent").text = code("REF_AREA", area.split(".")[0]) if "." in area else ID


def _concepts(schemes: Element) -> None:
    scheme = _named(schemes, "ConceptScheme", _CONCEPTS, {"en": "Concepts of a panel"}, version=True)
    for name, about in _CONCEPT_NAMES.items():
        _named(scheme, "Concept", name, {"en": about})


def _definition(structures: Element) -> None:
    definition = _named(structures, "DataStructure", FLOW, {"en": "Indicators from news"}, version=True)
    components = SubElement(definition, f"{_STR}DataStructureComponents")
    dimensions = SubElement(components, f"{_STR}DimensionList", id="DimensionDescriptor")
    for position, name in enumerate(DIMENSIONS, start=1):
        dimension = SubElement(dimensions, f"{_STR}Dimension", id=name, position=str(position))
        _represented(dimension, name, codelist="CL_AREA" if name == "REF_AREA" else f"CL_{name}")
    _represented(SubElement(dimensions, f"{_STR}TimeDimension", id=TIME), TIME, type_="ObservationalTimePeriod")
    attributes = SubElement(components, f"{_STR}AttributeList", id="AttributeDescriptor")
    for name, type_ in ((OBSERVED, ""), *((name, type_) for name, (_, type_) in ATTRIBUTES.items())):
        usage = "mandatory" if name == OBSERVED else "optional"
        attribute = SubElement(attributes, f"{_STR}Attribute", id=name, usage=usage)
        _represented(attribute, name, codelist="" if type_ else f"CL_{name}", type_=type_)
        SubElement(SubElement(attribute, f"{_STR}AttributeRelationship"), f"{_STR}Observation")
    measures = SubElement(components, f"{_STR}MeasureList", id="MeasureDescriptor")
    _represented(SubElement(measures, f"{_STR}Measure", id=MEASURE, usage="optional"), MEASURE, type_="Decimal")


def _represented(component: Element, concept: str, *, codelist: str = "", type_: str = "") -> None:
    """The concept of a component, and either its codelist or its type."""
    identity = SubElement(component, f"{_STR}ConceptIdentity")
    identity.text = f"{_URN}.conceptscheme.Concept={AGENCY}:{_CONCEPTS}({VERSION}).{concept}"
    local = SubElement(component, f"{_STR}LocalRepresentation")
    if codelist:
        SubElement(local, f"{_STR}Enumeration").text = f"{_URN}.codelist.Codelist={AGENCY}:{codelist}({VERSION})"
    else:
        SubElement(local, f"{_STR}TextFormat", textType=type_)


def _named(parent: Element, tag: str, name: str, names: Mapping[str, str], *, version: bool = False) -> Element:
    """A part with an identifier and its names by language; one that is referred to from elsewhere has a *version*."""
    more = {"agencyID": AGENCY, "version": VERSION, "isExternalReference": "false"} if version else {}
    element = SubElement(parent, _STR + tag, {"id": name, **more})
    for language, text in names.items():
        SubElement(element, f"{_COM}Name", {_LANG: language}).text = text
    return element
