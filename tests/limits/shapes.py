"""Documents that are as hostile as the limits let them be: each shape has one thing n times.

Nothing here is random, so that a figure can be measured again.
"""

import json

SHAPES = {}


def shape(make):
    SHAPES[make.__name__.replace("_", "-")] = make
    make.most = None
    return make


def at_most(n):
    """So many of these are just let in by a limit that `measure` does not count by itself."""

    def with_most(make):
        make.most = n
        return make

    return with_most


# Of the limits `operations` and `types`.
OPERATIONS = 19_900
TYPES = 49_000


def document(paths="", schemas="", components="", more=""):
    """A document as JSON, of members that are texts already."""
    parts = [f'"schemas":{{{schemas}}}'] if schemas else []
    parts += [components] if components else []
    return (
        '{"openapi":"3.1.0","info":{"title":"Shape","version":"1"},"paths":{%s},"components":{%s}%s}'
        % (paths, ",".join(parts), "," + more if more else "")
    )


def many(n, text):
    """`text` n times with `#` as the number, separated by commas."""
    first, *rest = text.split("#")
    return ",".join("".join([first, *(f"{number}{part}" for part in rest)]) for number in range(n))


OK = '"responses":{"204":{"description":""}}'


def operation(inside):
    return document('"/a":{"post":{%s}}' % inside)


def schema(inside):
    """One schema that an operation takes and returns."""
    used = '{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/S"}}}}'
    answer = used.replace('{"content"', '{"description":"","content"', 1)
    return document(
        '"/a":{"post":{"requestBody":%s,"responses":{"200":%s}}}' % (used, answer), f'"S":{inside}'
    )


def described(text):
    return document('"/a":{"get":{"description":%s,%s}}' % (json.dumps(text), OK))


# Texts.


@shape
def text(n):
    return described("a" * n)


@shape
def text_in_extension(n):
    return document(more='"x-a":"%s"' % ("a" * n))


@shape
def words(n):
    return described("word " * n)


@shape
def brackets(n):
    return described("[" * n)


@shape
def links(n):
    return described("[a](http://a) " * n)


@shape
def fences(n):
    return described("```\n" * (2 * n + 1))


@shape
def ticks(n):
    return described(" ".join("`" * (1 + number * 619 % 999) for number in range(max(n // 500, 1))))


@shape
def emphasis(n):
    return described("*_" * n)


@shape
def quotes(n):
    return described("> " * n)


@shape
def lists(n):
    return described("".join("  " * (number % 40) + "- a\n" for number in range(n)))


@shape
def table(n):
    return described("|a|b|\n|-|-|\n" + "|c|d|\n" * n)


@shape
def table_wide(n):
    return described("|" + "a|" * n + "\n|" + "-|" * n + "\n")


@shape
def html(n):
    return described("<a" * n)


@shape
def entities(n):
    return described("&" * n)


@shape
def escapes(n):
    return described("\\" * n)


@shape
def unicode(n):
    return described("\u202e" * n)


@at_most(OPERATIONS)
@shape
def many_texts(n):
    a = "a " * 500
    return document(many(n, '"/#":{"get":{"description":"%s#",%s}}' % (a, OK)))


# Operations.


@at_most(OPERATIONS)
@shape
def operations(n):
    return document(many(n, '"/#":{"get":{%s}}' % OK))


@at_most(OPERATIONS)
@shape
def operations_of_one_id(n):
    return document(many(n, '"/#":{"get":{"operationId":"a",%s}}' % OK))


@shape
def path_of_methods(n):
    return document('"/a":{%s}' % many(n, '"get":{%s}' % OK))


@shape
def path_items_empty(n):
    return document(many(n, '"/#":{}'))


@at_most(2_000)
@shape
def path_long(n):
    return document('"/%s":{"get":{%s}}' % ("a/" * n, OK))


@at_most(500)
@shape
def path_of_templates(n):
    path = "".join("/{p%d}" % number for number in range(n))
    parameters = many(n, '{"name":"p#","in":"path","required":true,"schema":{"type":"string"}}')
    return document('"%s":{"get":{"parameters":[%s],%s}}' % (path, parameters, OK))


@at_most(OPERATIONS)
@shape
def tags(n):
    return document(many(n, '"/#":{"get":{"tags":["t#"],%s}}' % OK))


@shape
def tags_of_one_operation(n):
    return operation('"tags":[%s],%s' % (many(n, '"t#"'), OK))


@shape
def tags_declared(n):
    return document('"/a":{"get":{%s}}' % OK, more='"tags":[%s]' % many(n, '{"name":"t#"}'))


@shape
def parameters(n):
    return operation('"parameters":[%s],%s' % (many(n, '{"name":"p#","in":"query","schema":{"type":"string"}}'), OK))


@shape
def parameters_required(n):
    """Each is an argument of the method."""
    names = many(n, '{"name":"p#","in":"query","required":true,"schema":{"type":"string"}}')
    return operation('"parameters":[%s],%s' % (names, OK))


@shape
def parameters_of_one_name(n):
    names = many(n, '{"name":"p%s","in":"query","schema":{}}' % "")
    return operation('"parameters":[%s],%s' % (names.replace("p#", "p"), OK))


@shape
def parameters_of_path_item(n):
    """A few operations, each with all parameters of their path."""
    methods = ",".join('"%s":{%s}' % (method, OK) for method in ["get", "put", "post", "delete", "patch"])
    return document(
        '"/a":{"parameters":[%s],%s}' % (many(n, '{"name":"p#","in":"query","schema":{"type":"string"}}'), methods)
    )


@shape
def responses(n):
    return document(
        many(
            max(n // 500, 1),
            '"/#":{"get":{"responses":{%s}}}'
            % ",".join('"%d":{"description":""}' % status for status in range(100, 600)),
        )
    )


@shape
def headers(n):
    return operation(
        '"responses":{"200":{"description":"","headers":{%s}}}' % many(n, '"h#":{"schema":{"type":"string"}}')
    )


@shape
def media_types(n):
    return operation('"responses":{"200":{"description":"","content":{%s}}}' % many(n, '"a/b#":{}'))


@shape
def media_types_of_body(n):
    return operation(
        '"requestBody":{"content":{%s}},%s' % (many(n, '"a/b#":{"schema":{"type":"object"}}'), OK)
    )


@at_most(19_900)
@shape
def response_links(n):
    return operation(
        '"operationId":"a","responses":{"200":{"description":"","links":{%s}}}' % many(n, '"l#":{"operationId":"a"}')
    )


@at_most(9_000)
@shape
def responses_shared(n):
    """Operations that share a response with many headers."""
    headers = many(20, '"h#":{"schema":{"type":"string"}}')
    return document(
        many(n, '"/#":{"get":{"responses":{"200":{"$ref":"@"}}}}').replace("@", "#/components/responses/R"),
        components='"responses":{"R":{"description":"","headers":{%s}}}' % headers,
    )


@at_most(OPERATIONS)
@shape
def callbacks(n):
    return operation('"callbacks":{%s},%s' % (many(n, '"c#":{"{$request.body#/u}":{"post":{%s}}}' % OK), OK))


@at_most(OPERATIONS)
@shape
def webhooks(n):
    return document(more='"webhooks":{%s}' % many(n, '"w#":{"post":{%s}}' % OK))


@shape
def security_schemes(n):
    return document(
        '"/a":{"get":{%s}}' % OK,
        components='"securitySchemes":{%s}' % many(n, '"s#":{"type":"apiKey","in":"header","name":"h#"}'),
    )


@shape
def security_used(n):
    return document(
        '"/a":{"get":{"security":[%s],%s}}' % (many(n, '{"s#":[]}'), OK),
        components='"securitySchemes":{%s}' % many(n, '"s#":{"type":"apiKey","in":"header","name":"h#"}'),
    )


@at_most(9_000)
@shape
def security_of_document(n):
    """Requirements that all operations take from the document."""
    return document(
        many(n, '"/#":{"get":{%s}}' % OK),
        components='"securitySchemes":{%s}' % many(10, '"s#":{"type":"apiKey","in":"header","name":"h#"}'),
        more='"security":[%s]' % many(10, '{"s#":[]}'),
    )


@shape
def swagger_media_types(n):
    """Media types of a document of version 2.0, which all operations have."""
    return (
        '{"swagger":"2.0","info":{"title":"Shape","version":"1"},"consumes":[%s],"paths":{%s}}'
        % (
            many(n // 2, '"a/b#"'),
            many(min(n // 4, 19_000), '"/#":{"post":{"parameters":[{"name":"b","in":"body","schema":{}}],%s}}' % OK),
        )
    )


@at_most(49_900)
@shape
def servers(n):
    return document('"/a":{"get":{%s}}' % OK, more='"servers":[%s]' % many(n, '{"url":"https://a#.example"}'))


@at_most(500)
@shape
def server_variables(n):
    url = "https://a" + "".join("{v%d}" % number for number in range(n)) + ".example"
    return document(
        '"/a":{"get":{%s}}' % OK,
        more='"servers":[{"url":"%s","variables":{%s}}]' % (url, many(n, '"v#":{"default":"a"}')),
    )


@shape
def examples(n):
    return operation(
        '"requestBody":{"content":{"application/json":{"examples":{%s}}}},%s' % (many(n, '"e#":{"value":[]}'), OK)
    )


@shape
def extensions(n):
    return document(more='"x-a":[%s]' % many(n, "#"))


@shape
def unknown_fields(n):
    return document(more=many(n, '"path#":1'))


@shape
def mistakes(n):
    return document(many(n, '"#":{"get":1}'))


# Schemas.


@shape
def schemas_unused(n):
    return document('"/a":{"get":{%s}}' % OK, many(n, '"S#":{}'))


@at_most(TYPES)
@shape
def schemas_of_objects(n):
    return document('"/a":{"get":{%s}}' % OK, many(n, '"S#":{"type":"object","properties":{"a":{"type":"string"}}}'))


@shape
def names_that_collide(n):
    return document(
        '"/a":{"get":{%s}}' % OK,
        many(n, '"S-%s":{"type":"object","properties":{"a":{"type":"string"}}}').replace("%s", "#")
        if n < 0
        else ",".join(
            '"a%s":{"type":"object","properties":{"b":{"type":"string"}}}' % (("-" * (1 + k % 9)) + "." * (k // 9))
            for k in range(min(n, 9000))
        ),
    )


@at_most(TYPES)
@shape
def names_of_no_letters(n):
    """Every name is made of characters that no identifier has."""
    return document(
        '"/a":{"get":{%s}}' % OK,
        ",".join(
            '"%s":{"type":"object","properties":{"b":{"type":"string"}}}' % format(k, "b").replace("0", "-").replace("1", ".")
            for k in range(n)
        ),
    )


@at_most(TYPES)
@shape
def names_that_are_long(n):
    a = "a" * 300
    return document('"/a":{"get":{%s}}' % OK, many(n, '"%s#":{"type":"object","properties":{"a":{"type":"string"}}}' % a))


@shape
def properties(n):
    return schema('{"type":"object","properties":{%s}}' % many(n, '"p#":{"type":"string"}'))


@shape
def properties_of_no_letters(n):
    names = ",".join('"%s":{}' % format(k, "b").replace("0", "-").replace("1", ".") for k in range(n))
    return schema('{"type":"object","properties":{%s}}' % names)


@shape
def properties_required(n):
    return schema(
        '{"type":"object","properties":{%s},"required":[%s]}' % (many(n, '"p#":{"type":"string"}'), many(n, '"p#"'))
    )


@at_most(TYPES)
@shape
def properties_inline(n):
    return schema(
        '{"type":"object","properties":{%s}}' % many(n, '"p#":{"type":"object","properties":{"a#":{"type":"string"}}}')
    )


@shape
def properties_with_defaults(n):
    return schema('{"type":"object","properties":{%s}}' % many(n, '"p#":{"type":"string","default":"a"}'))


@shape
def properties_with_patterns(n):
    return schema('{"type":"object","properties":{%s}}' % many(n, '"p#":{"type":"string","pattern":"^a#[a-z]{1,9}$"}'))


@shape
def pattern_properties(n):
    return schema('{"type":"object","patternProperties":{%s}}' % many(n, '"^p#$":{"type":"string"}'))


@shape
def patterns_large(n):
    return schema('{"type":"object","properties":{%s}}' % many(n, '"p#":{"type":"string","pattern":"#[a-z]{1000}"}'))


@shape
def patterns_of_classes(n):
    """Classes of a thousand ranges each."""
    pattern = r"\\p{L}" * 100
    return schema('{"type":"object","properties":{%s}}' % many(n // 20, '"p#":{"type":"string","pattern":"#%s"}' % pattern))


@at_most(49_000)
@shape
def pattern_long(n):
    return schema('{"type":"string","pattern":"%s"}' % ("a" * n))


@shape
def enum(n):
    return schema('{"type":"string","enum":[%s]}' % many(n, '"v#"'))


@shape
def enum_of_no_letters(n):
    return schema(
        '{"type":"string","enum":[%s]}'
        % ",".join('"%s"' % format(k, "b").replace("0", "-").replace("1", ".") for k in range(n))
    )


@shape
def enum_of_numbers(n):
    return schema('{"type":"integer","enum":[%s]}' % many(n, "#"))


@shape
def enum_of_equal_values(n):
    return schema('{"type":"string","enum":[%s]}' % ",".join(['"v"'] * n))


@at_most(TYPES)
@shape
def enums(n):
    return document(
        '"/a":{"get":{%s}}' % OK, many(n, '"S#":{"type":"string","enum":["a#","b"]}')
    )


@shape
def default_large(n):
    return schema('{"type":"array","items":{"type":"integer"},"default":[%s]}' % many(n, "#"))


@shape
def all_of(n):
    return schema('{"allOf":[%s]}' % many(n, '{"type":"object","properties":{"p#":{"type":"string"}}}'))


@shape
def all_of_one_member(n):
    """Schemas that each restate one member."""
    return schema('{"allOf":[%s]}' % many(n, '{"type":"object","properties":{"p":{"type":"string","minLength":#}}}'))


@shape
def all_of_required(n):
    return schema('{"allOf":[%s]}' % many(n, '{"type":"object","required":["p#"]}'))


@shape
def all_of_unions(n):
    return schema('{"allOf":[%s]}' % many(n, '{"oneOf":[{"type":"object","properties":{"p#":{"type":"string"}}}]}'))


@shape
def all_of_enums(n):
    values = many(n // 2, '"v#"')
    return schema('{"allOf":[{"type":"string","enum":[%s]},{"enum":[%s]}]}' % (values, values))


@at_most(TYPES)
@shape
def all_of_large(n):
    """Schemas that each take in one with much below it."""
    inside = '{"type":"object","properties":{%s}}' % many(max(n // 2, 1), '"p#":{"type":"string"}')
    base = '{"$ref":"#/components/schemas/Base"}'
    children = ",".join('"S%d":{"allOf":[%s,{"type":"object","properties":{"q":{}}}]}' % (k, base) for k in range(n // 2))
    return document('"/a":{"get":{%s}}' % OK, '"Base":{"type":"object","properties":{"inside":%s}},%s' % (inside, children))


@at_most(5_000)
@shape
def all_of_chain(n):
    schemas = ",".join(
        '"S%d":{"allOf":[{"$ref":"#/components/schemas/S%d"},{"type":"object","properties":{"p%d":{"type":"string"}}}]}'
        % (k, k - 1 if k % 200 else 0, k)
        for k in range(1, n)
    )
    return document('"/a":{"get":{%s}}' % OK, '"S0":{"type":"object","properties":{"p":{"type":"string"}}},' + schemas)


@at_most(2_400)
@shape
def all_of_diamonds(n):
    schemas = ",".join(
        '"S%d":{"allOf":[{"$ref":"#/components/schemas/S%d"},{"$ref":"#/components/schemas/S%d"}]}'
        % (k, max(k - 1, 0) if k % 100 else 0, max(k - 2, 0) if k % 100 else 0)
        for k in range(2, n)
    )
    first = '"S0":{"type":"object","properties":{"p":{"type":"string"}}},"S1":{"type":"object","properties":{"q":{"type":"string"}}},'
    return document('"/a":{"get":{%s}}' % OK, first + schemas)


@at_most(TYPES)
@shape
def one_of(n):
    return schema('{"oneOf":[%s]}' % many(n, '{"type":"object","required":["p#"],"properties":{"p#":{"type":"string"}}}'))


@shape
def one_of_scalars(n):
    return schema('{"oneOf":[%s]}' % many(n, '{"type":"string","minLength":#}'))


@shape
def one_of_consts(n):
    return schema('{"oneOf":[%s]}' % many(n, '{"const":"v#"}'))


@shape
def one_of_products(n):
    """Unions beside each other, whose product would be every combination."""
    union = '{"oneOf":[%s]}' % many(8, '{"type":"object","required":["p#"],"properties":{"p#":{"type":"string"}}}')
    return schema('{"allOf":[%s]}' % ",".join([union] * n))


@at_most(TYPES // 3)
@shape
def unions(n):
    return document(
        '"/a":{"get":{%s}}' % OK,
        many(n, '"S#":{"oneOf":[{"type":"string"},{"type":"object","properties":{"a#":{"type":"string"}}}]}'),
    )


@at_most(TYPES)
@shape
def discriminator(n):
    mapping = many(n, '"k#":"#/components/schemas/T"').replace('"#', '"#')
    mapping = ",".join('"k%d":"#/components/schemas/T%d"' % (k, k) for k in range(n))
    variants = ",".join('{"$ref":"#/components/schemas/T%d"}' % k for k in range(n))
    schemas = many(n, '"T#":{"type":"object","required":["t"],"properties":{"t":{"type":"string"}}}')
    return document(
        '"/a":{"get":{%s}}' % OK,
        '%s,"S":{"oneOf":[%s],"discriminator":{"propertyName":"t","mapping":{%s}}}' % (schemas, variants, mapping),
    )


@at_most(TYPES)
@shape
def references_in_a_row(n):
    schemas = ",".join(
        '"S%d":%s' % (k, '{"$ref":"#/components/schemas/S%d"}' % (k - 1) if k % 60 else '{"type":"object","properties":{"a":{"type":"string"}}}')
        for k in range(n)
    )
    return document('"/a":{"get":{%s}}' % OK, schemas)


@at_most(OPERATIONS)
@shape
def references_to_one(n):
    return document(
        ",".join(
            '"/%d":{"get":{"parameters":[{"$ref":"#/components/parameters/P"}],"responses":{"200":{"$ref":"#/components/responses/R"}}}}' % k
            for k in range(n)
        ),
        components='"parameters":{"P":{"name":"p","in":"query","schema":{"type":"string"}}},"responses":{"R":{"description":""}}',
    )


@shape
def references_into_properties(n):
    """Pointers into what stands elsewhere, each one step deeper."""
    deep = '{"type":"object","properties":{"a":{"type":"string"}}}'
    for _ in range(25):
        deep = '{"type":"object","properties":{"a":%s}}' % deep
    pointers = ",".join(
        '"S%d":{"$ref":"#/components/schemas/D%s"}' % (k, "/properties/a" * (1 + k % 25)) for k in range(n)
    )
    return document('"/a":{"get":{%s}}' % OK, '"D":%s,%s' % (deep, pointers))


@shape
def references_dangling(n):
    return document(
        '"/a":{"get":{%s}}' % OK, ",".join('"S%d":{"$ref":"#/components/schemas/T%d"}' % (k, k) for k in range(n))
    )


@at_most(TYPES)
@shape
def recursion(n):
    schemas = ",".join(
        '"S%d":{"type":"object","required":["n"],"properties":{"n":{"type":"array","items":{"$ref":"#/components/schemas/S%d"}},"o":{"$ref":"#/components/schemas/S%d"}}}'
        % (k, (k + 1) % n, (k * 7 + 1) % n)
        for k in range(n)
    )
    return document('"/a":{"get":{%s}}' % OK, schemas)


@at_most(TYPES // 2)
@shape
def recursion_of_unions(n):
    schemas = ",".join(
        '"S%d":{"oneOf":[{"type":"array","items":{"$ref":"#/components/schemas/S%d"}},{"$ref":"#/components/schemas/S%d"},{"type":"string"}]}'
        % (k, (k + 1) % n, k - 1 if k % 50 else 0)
        for k in range(1, n)
    )
    return document('"/a":{"get":{%s}}' % OK, '"S0":{"type":"integer"},' + schemas)


@at_most(TYPES)
@shape
def recursion_required(n):
    """Types without a value: each needs the next, the last needs the first."""
    schemas = ",".join(
        '"S%d":{"type":"object","required":["n"],"properties":{"n":{"$ref":"#/components/schemas/S%d"}}}' % (k, (k + 1) % n)
        for k in range(n)
    )
    return document('"/a":{"get":{%s}}' % OK, schemas)


@at_most(TYPES * 3)
@shape
def nesting(n):
    """Objects in objects, as deep as it goes, many times."""
    deep = '{"type":"string"}'
    for _ in range(55):
        deep = '{"type":"object","properties":{"a":%s}}' % deep
    return document('"/a":{"get":{%s}}' % OK, many(max(n // 165, 1), '"S#":@').replace("@", deep))


@shape
def prefix_items(n):
    return schema('{"type":"array","prefixItems":[%s]}' % many(n, '{"type":"string"}'))


@shape
def conditions(n):
    return schema(
        '{"type":"object","allOf":[%s]}'
        % many(n, '{"if":{"required":["p#"]},"then":{"required":["q#"]}}')
    )


@shape
def dependent(n):
    return schema('{"type":"object","dependentRequired":{%s}}' % many(n, '"p#":["q#"]'))


@shape
def nots(n):
    return schema('{"type":"object","allOf":[%s]}' % many(n, '{"not":{"required":["p#"]}}'))


@shape
def any_of_required(n):
    return schema('{"type":"object","anyOf":[%s]}' % many(n, '{"required":["p#"]}'))


# YAML.


def yaml(text):
    return "openapi: 3.1.0\ninfo: {title: Shape, version: '1'}\npaths: {}\n" + text


@shape
def yaml_aliases(n):
    return yaml("x-a: &a [1, 2, 3, 4]\nx-b:\n" + "- *a\n" * n)


@at_most(TYPES)
@shape
def yaml_aliases_of_schemas(n):
    return yaml(
        "x-a: &a {type: object, properties: {a: {type: string}}}\ncomponents:\n  schemas:\n"
        + "".join("    S%d: *a\n" % k for k in range(n))
    )


@shape
def yaml_anchors(n):
    return yaml("x-a:\n" + "".join("- &a%d a\n" % k for k in range(n)))


@at_most(TYPES)
@shape
def yaml_blocks(n):
    return yaml("components:\n  schemas:\n" + "".join("    S%d:\n      type: object\n" % k for k in range(n)))


@shape
def yaml_folded(n):
    return yaml("x-a: >\n" + "  a\n" * n)


@shape
def yaml_flow(n):
    return yaml("x-a: [" + "a, " * n + "]\n")


@shape
def yaml_comments(n):
    return yaml("# a\n" * n)


@shape
def yaml_errors(n):
    return yaml("x-a: {" + "a: 1, " * n + "}\n")


# Several files: (name, text) after the document.


@shape
def files(n):
    refs = ",".join('"S%d":{"$ref":"part%d.json"}' % (k, k) for k in range(n // 100))
    part = '{"type":"object","properties":{%s}}' % many(50, '"p#":{"type":"string"}')
    return [document('"/a":{"get":{%s}}' % OK, refs)] + [("part%d.json" % k, part) for k in range(n // 100)]


@at_most(TYPES)
@shape
def overlay_everywhere(n):
    overlay = "overlay: 1.0.0\ninfo: {title: O, version: '1'}\nactions:\n- target: $..*\n  update: {x-a: 1}\n"
    return [document('"/a":{"get":{%s}}' % OK, many(n, '"S#":{"type":"object"}')), ("overlay.yaml", overlay)]


@shape
def overlay_actions(n):
    overlay = "overlay: 1.0.0\ninfo: {title: O, version: '1'}\nactions:\n" + "- target: $.info\n  update: {x-a: 1}\n" * n
    return [document('"/a":{"get":{%s}}' % OK), ("overlay.yaml", overlay)]


@at_most(TYPES)
@shape
def overlay_searches(n):
    """Few actions that each look through all of a large document."""
    overlay = "overlay: 1.0.0\ninfo: {title: O, version: '1'}\nactions:\n" + "- target: $..[?@.type=='x']\n  remove: true\n" * 20
    return [document('"/a":{"get":{%s}}' % OK, many(n, '"S#":{"type":"object"}')), ("overlay.yaml", overlay)]
