"""The terms of W3C's context for annotations that are used here, for a JSON-LD processor.

Written from the tables of the Web Annotation Vocabulary (W3C Recommendation of 23 February 2017,
https://www.w3.org/TR/annotation-vocab/), since no test may ask the network for the whole.
"""

URL = "http://www.w3.org/ns/anno.jsonld"


def reference(term: str) -> dict[str, str]:
    """A term whose values are the names of other things."""
    return {"@id": term, "@type": "@id"}


def word(term: str) -> dict[str, str]:
    """A term whose values are themselves terms."""
    return {"@id": term, "@type": "@vocab"}


def typed(term: str, kind: str) -> dict[str, str]:
    """A term whose values are of a type of XML Schema."""
    return {"@id": term, "@type": f"xsd:{kind}"}


CONTEXT = {
    "as": "http://www.w3.org/ns/activitystreams#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": "@id",
    "type": "@type",
    "Annotation": "oa:Annotation",
    "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
    "Person": "foaf:Person",
    "Software": "as:Application",
    "SpecificResource": "oa:SpecificResource",
    "TextPositionSelector": "oa:TextPositionSelector",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "TextualBody": "oa:TextualBody",
    "assessing": "oa:assessing",
    "classifying": "oa:classifying",
    "describing": "oa:describing",
    "identifying": "oa:identifying",
    "linking": "oa:linking",
    "tagging": "oa:tagging",
    "body": reference("oa:hasBody"),
    "creator": reference("dcterms:creator"),
    "first": reference("as:first"),
    "items": {**reference("as:items"), "@container": "@list"},
    "last": reference("as:last"),
    "partOf": reference("as:partOf"),
    "selector": reference("oa:hasSelector"),
    "source": reference("oa:hasSource"),
    "target": reference("oa:hasTarget"),
    "motivation": word("oa:motivatedBy"),
    "purpose": word("oa:hasPurpose"),
    "created": typed("dcterms:created", "dateTime"),
    "end": typed("oa:end", "nonNegativeInteger"),
    "start": typed("oa:start", "nonNegativeInteger"),
    "startIndex": typed("as:startIndex", "nonNegativeInteger"),
    "total": typed("as:totalItems", "nonNegativeInteger"),
    "exact": "oa:exact",
    "format": "dc:format",
    "label": "rdfs:label",
    "language": "dc:language",
    "name": "foaf:name",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "value": "rdf:value",
}


def load(url: str, options: dict) -> dict:
    """What a processor gets for the address of the context; there is no other."""
    assert url == URL
    return {"contextUrl": None, "documentUrl": url, "document": {"@context": CONTEXT}}
