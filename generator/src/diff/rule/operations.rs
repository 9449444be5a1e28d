//! Changes of operations and of what they are made of, but for the schemas of their values. By id.

super::table::rules! {
    API_DOCUMENTATION_CHANGED "api-documentation-changed": "the API is described otherwise",
        "Only what people read has changed: the summary or the description in `info`. No message and no code depends \
         on it.";

    API_TITLE_CHANGED "api-title-changed": "the API has another title",
        "The title stands in documentation, and no message depends on it. The names of the generated crates are the \
         vendor's, which the title does not change.";

    API_VERSION_CHANGED "api-version-changed": "the document has another version",
        "`info.version` is free text about the document, which the reader may compare with what changed. No message \
         depends on it.";

    CALLBACK_ADDED "callback-added": "a callback was added",
        "The API may send something that it did not send before, where callers ask for it. The receiver's trait has a \
         method more, whose default answers 501, so that implementations go on compiling.";

    CALLBACK_ADDRESS_CHANGED "callback-address-changed": "a callback is sent to another address",
        "The address is taken from another place of the request or the response. What callers put where the old \
         edition looked for it is not used any more, so that they wait in vain.";

    CALLBACK_REMOVED "callback-removed": "a callback was removed",
        "The API no longer sends it. Receivers that rely on it wait in vain, and their trait has a method less; who \
         sends has a method of the sender less.";

    OPERATION_ADDED "operation-added": "an operation was added",
        "Nobody has called it yet, so nothing that worked changes. Clients get a new method. The server's trait gets \
         a method with a default that answers 501, so that implementations go on compiling.";

    OPERATION_DEPRECATED "operation-deprecated": "an operation is deprecated",
        "It works as before, and may be gone in a later edition. The compiler warns where the client's method is \
         called.";

    OPERATION_DOCUMENTATION_CHANGED "operation-documentation-changed": "an operation is described otherwise",
        "Only what people read has changed: the summary or the description. It may still tell of another behaviour, \
         so it is worth reading.";

    OPERATION_ID_CHANGED "operation-id-changed": "an operation has another `operationId`",
        "No message depends on it. Names of the generated code are made of it, but those that `names.lock` holds \
         stay; where they do not, the items that are renamed are reported with it.";

    OPERATION_REMOVED "operation-removed": "an operation was removed",
        "Servers of the new edition answer its requests with 404 or 405. The client's method is gone with the types \
         that only it used, and implementations have a method that the trait no longer has.";

    OPERATION_TAGS_CHANGED "operation-tags-changed": "an operation has other tags",
        "No message depends on tags. The generated code is grouped by the first tag, so that a method may be found in \
         another module or trait: the items that are moved are reported with it.";

    OPERATION_UNDEPRECATED "operation-undeprecated": "an operation is no longer deprecated",
        "It works as before. The compiler no longer warns where it is called.";

    PATH_PARAMETER_RENAMED "path-parameter-renamed": "a path parameter has another name",
        "The address is the same, because the name of a path parameter is never sent. Names in the generated code may \
         follow it: the items that are renamed are reported with it.";

    REQUEST_BODY_ADDED_OPTIONAL "request-body-added-optional": "an optional request body was added",
        "Requests without a body are as good as before. Callers may send one, and handlers may get one.";

    REQUEST_BODY_ADDED_REQUIRED "request-body-added-required": "a required request body was added",
        "Requests without a body are refused. Callers have to pass one.";

    REQUEST_BODY_BECAME_OPTIONAL "request-body-became-optional": "a request body became optional",
        "Requests with a body are as good as before. Handlers have to do without one.";

    REQUEST_BODY_BECAME_REQUIRED "request-body-became-required": "a request body became required",
        "Requests without a body are refused. Callers that sent none have to pass one.";

    REQUEST_BODY_DOCUMENTATION_CHANGED "request-body-documentation-changed": "a request body is described otherwise",
        "Only what people read has changed. No message and no code depends on it.";

    REQUEST_BODY_REMOVED "request-body-removed": "a request body was removed",
        "What callers send is no longer read, or the request is refused for having a body. Neither the client's \
         method nor the handler has one any more.";

    REQUEST_ENCODING_CHANGED "request-encoding-changed": "a part of a request's form is sent otherwise",
        "The media type, the style or the headers of a part have changed. Neither edition may be able to read what \
         the other one writes; regenerated code writes it as the document says, without a change of its callers.";

    REQUEST_MEDIA_TYPE_ADDED "request-media-type-added": "a request may have another media type",
        "What callers send is accepted as before. Handlers may get a body of the further type.";

    REQUEST_MEDIA_TYPE_GENERALIZED "request-media-type-generalized": "a media type of a request became more general",
        "Every request that was accepted is accepted still, as the new media type takes the old one in.";

    REQUEST_MEDIA_TYPE_REMOVED "request-media-type-removed": "a request can't have a media type any more",
        "Requests of this media type are refused with 415. Callers have to send another one, if there is one.";

    REQUEST_MEDIA_TYPE_SCHEMA_ADDED "request-media-type-schema-added": "a media type of a request has a schema now",
        "Bodies could be anything and have to fit the schema now. Callers that sent something else are refused.";

    REQUEST_MEDIA_TYPE_SCHEMA_REMOVED "request-media-type-schema-removed": "a media type of a request has no schema any more",
        "Bodies may be anything. What was accepted is accepted still; handlers get what the document no longer \
         describes.";

    REQUEST_MEDIA_TYPE_SPECIALIZED "request-media-type-specialized": "a media type of a request became more special",
        "Requests of another media type that the old one took in are refused. Those of the new one are accepted as \
         before.";

    REQUEST_PARAMETER_ADDED_OPTIONAL "request-parameter-added-optional": "an optional parameter was added",
        "Requests without it are as good as before. Callers may pass it, and handlers may get it.";

    REQUEST_PARAMETER_ADDED_REQUIRED "request-parameter-added-required": "a required parameter was added",
        "Requests without it are refused. Callers have to pass it: the client's method or the record of the request \
         takes one argument more.";

    REQUEST_PARAMETER_BECAME_OPTIONAL "request-parameter-became-optional": "a parameter became optional",
        "Requests that have it are as good as before. Handlers have to do without it.";

    REQUEST_PARAMETER_BECAME_REQUIRED "request-parameter-became-required": "a parameter became required",
        "Requests without it are refused. Callers that left it out have to pass it.";

    REQUEST_PARAMETER_CONTENT_CHANGED "request-parameter-content-changed": "a parameter is written in another format",
        "A parameter with `content` is written in a media type instead of a style. Neither edition reads what the \
         other one writes; regenerated code writes it as the document says, without a change of its callers.";

    REQUEST_PARAMETER_DEPRECATED "request-parameter-deprecated": "a parameter is deprecated",
        "It works as before, and may be gone in a later edition. Its documentation says so; the compiler is silent.";

    REQUEST_PARAMETER_DOCUMENTATION_CHANGED "request-parameter-documentation-changed": "a parameter is described otherwise",
        "Only what people read has changed. It may still tell of another behaviour, so it is worth reading.";

    REQUEST_PARAMETER_EMPTY_CHANGED "request-parameter-empty-changed": "a parameter may or may not be empty",
        "`allowEmptyValue` has changed: whether `?name=` is a value. Where it no longer is, such requests are \
         refused.";

    REQUEST_PARAMETER_MOVED "request-parameter-moved": "a parameter travels in another place",
        "It was in the query, a header or a cookie, and is in another one of them now. Neither edition looks for it \
         where the other one puts it; regenerated code puts it in its place, without a change of its callers.";

    REQUEST_PARAMETER_REMOVED "request-parameter-removed": "a parameter was removed",
        "Servers ignore what they do not know, so that requests are accepted still, but what the parameter asked for \
         is not done. Callers can't pass it any more, and handlers don't get it.";

    REQUEST_PARAMETER_RESERVED_CHANGED "request-parameter-reserved-changed": "reserved characters of a parameter are written otherwise",
        "`allowReserved` has changed: whether characters such as `/` and `?` stand in the address as they are. \
         Requests that write them so may be read otherwise where that is no longer allowed.";

    REQUEST_PARAMETER_STYLE_CHANGED "request-parameter-style-changed": "a parameter is spelled in another style",
        "`style` or `explode` has changed, and with it how lists and objects stand in the address or the header. \
         Neither edition reads what the other one writes; regenerated code writes it as the document says, without a \
         change of its callers.";

    REQUEST_PARAMETER_UNDEPRECATED "request-parameter-undeprecated": "a parameter is no longer deprecated",
        "It works as before. The compiler no longer warns where it is used.";

    RESPONSE_DEFAULT_ADDED "response-default-added": "a default response was added",
        "Statuses that were not documented have a type now. What callers did with them works as before, because \
         errors are open.";

    RESPONSE_DEFAULT_REMOVED "response-default-removed": "a default response was removed",
        "Statuses that it stood for are no longer documented. Should one come all the same, callers get an error \
         without a type of its own; implementors have to answer with what is documented.";

    RESPONSE_DOCUMENTATION_CHANGED "response-documentation-changed": "a response is described otherwise",
        "Only what people read has changed. No message and no code depends on it.";

    RESPONSE_ENCODING_CHANGED "response-encoding-changed": "a part of a response's form is sent otherwise",
        "The media type, the style or the headers of a part have changed. Neither edition may be able to read what \
         the other one writes; regenerated code reads it as the document says.";

    RESPONSE_ERROR_ADDED "response-error-added": "an error status was added",
        "Errors are open: a status that was not documented was an error before as well, and has a type of its own \
         now. Code that handles errors goes on working.";

    RESPONSE_ERROR_REMOVED "response-error-removed": "an error status was removed",
        "It should not come any more. Should it come all the same, callers get an error without a type of its own; \
         implementors have to answer with another one.";

    RESPONSE_HEADER_ADDED_OPTIONAL "response-header-added-optional": "an optional response header was added",
        "Callers may find it in a response. Who does not look for it is not concerned.";

    RESPONSE_HEADER_ADDED_REQUIRED "response-header-added-required": "a required response header was added",
        "Callers find it in each response. Implementors have to send it: the record of headers takes one argument \
         more.";

    RESPONSE_HEADER_BECAME_OPTIONAL "response-header-became-optional": "a response header became optional",
        "It may be missing. Callers that rely on it have to do without, and its accessor is an `Option`.";

    RESPONSE_HEADER_BECAME_REQUIRED "response-header-became-required": "a response header became required",
        "It is always there. Implementors that left it out have to send it.";

    RESPONSE_HEADER_DEPRECATED "response-header-deprecated": "a response header is deprecated",
        "It is sent as before, and may be gone in a later edition.";

    RESPONSE_HEADER_DOCUMENTATION_CHANGED "response-header-documentation-changed": "a response header is described otherwise",
        "Only what people read has changed. No message and no code depends on it.";

    RESPONSE_HEADER_REMOVED_OPTIONAL "response-header-removed-optional": "an optional response header was removed",
        "It might have been missing before, so no message is refused for it. Code that reads it has nothing to read \
         any more.";

    RESPONSE_HEADER_REMOVED_REQUIRED "response-header-removed-required": "a required response header was removed",
        "It was always there, and old clients refuse responses without it. Code that reads it has nothing to read any \
         more.";

    RESPONSE_HEADER_STYLE_CHANGED "response-header-style-changed": "a response header is spelled otherwise",
        "`explode` or the media type of its content has changed. Neither edition may be able to read what the other \
         one writes; regenerated code reads it as the document says.";

    RESPONSE_HEADER_UNDEPRECATED "response-header-undeprecated": "a response header is no longer deprecated",
        "It is sent as before. It was about to go, and is to stay.";

    RESPONSE_LINK_ADDED "response-link-added": "a link was added to a response",
        "The document says which operation may be called with what the response has. No message changes; the client \
         may have a method more.";

    RESPONSE_LINK_CHANGED "response-link-changed": "a link of a response leads elsewhere",
        "It names another operation, or other values for it. No message changes; what the client's method for it \
         takes may.";

    RESPONSE_LINK_REMOVED "response-link-removed": "a link was removed from a response",
        "The document no longer says which operation may be called next. That operation is called as before; a method \
         that was made of the link is gone.";

    RESPONSE_MEDIA_TYPE_ADDED "response-media-type-added": "a response may have another media type",
        "Clients ask for the media types that they know, and get no other one. Once regenerated, they may get this \
         one.";

    RESPONSE_MEDIA_TYPE_GENERALIZED "response-media-type-generalized": "a media type of a response became more general",
        "Responses may be of types that callers do not know, and can't read.";

    RESPONSE_MEDIA_TYPE_REMOVED "response-media-type-removed": "a response can't have a media type any more",
        "Clients that accept no other one are answered 406, or get what they can't read. Implementors have to answer \
         with another one.";

    RESPONSE_MEDIA_TYPE_SCHEMA_ADDED "response-media-type-schema-added": "a media type of a response has a schema now",
        "Bodies could be anything and fit the schema now. Callers can rely on it; implementors have to keep to it.";

    RESPONSE_MEDIA_TYPE_SCHEMA_REMOVED "response-media-type-schema-removed": "a media type of a response has no schema any more",
        "Bodies may be anything: callers can't rely on what the schema said.";

    RESPONSE_MEDIA_TYPE_SPECIALIZED "response-media-type-specialized": "a media type of a response became more special",
        "Responses are what the old media type took in already. Implementors have to keep to the new one.";

    RESPONSE_STATUS_GENERALIZED "response-status-generalized": "what is said of a status is said of its range",
        "What was documented for one status is documented for all of its class. Responses that came before are read \
         as before.";

    RESPONSE_STATUS_SPECIALIZED "response-status-specialized": "what is said of a range is said of one status",
        "What was documented for all statuses of a class is documented for one of them only. Implementors have to \
         answer with this one.";

    RESPONSE_SUCCESS_ADDED "response-success-added": "a success status was added",
        "An operation may succeed in another way, with another type. The type of outcomes is open, so that code goes \
         on compiling; it is for callers to see whether they want to tell the successes apart.";

    RESPONSE_SUCCESS_REMOVED "response-success-removed": "a success status was removed",
        "Callers that wait for this success do not get it any more, and what it carried is gone.";

    SECURITY_ALTERNATIVE_ADDED "security-alternative-added": "there is another way to be admitted",
        "Credentials that were enough are enough still. Callers may choose; authenticators are asked about the \
         further scheme.";

    SECURITY_ALTERNATIVE_REMOVED "security-alternative-removed": "a way to be admitted was removed",
        "Requests with credentials of this kind alone are refused. Callers that used them need others.";

    SECURITY_CLOSED "security-closed": "an operation that was open needs credentials",
        "Requests without credentials are refused. Callers have to give the client one, and implementors have to \
         check it.";

    SECURITY_OPENED "security-opened": "an operation that needed credentials is open",
        "Requests with credentials are accepted as before. Implementors get requests of which they do not know who \
         sent them, and should see that nothing relies on it.";

    SECURITY_REQUIREMENT_ADDED "security-requirement-added": "a further credential is needed",
        "Requests that have only what was enough are refused. Callers have to give the client the further credential \
         too.";

    SECURITY_REQUIREMENT_REMOVED "security-requirement-removed": "one of several credentials is no longer needed",
        "Requests that have it are accepted as before. Implementors get requests without it, and should see that \
         nothing relies on it.";

    SECURITY_SCHEME_ADDED "security-scheme-added": "a security scheme was added",
        "By itself it admits nobody: operations that name it are reported by themselves. The client's builder can be \
         given the credential.";

    SECURITY_SCHEME_CHANGED "security-scheme-changed": "a security scheme asks for something else",
        "Credentials of the old kind, or in the old place, are refused. Callers have to give the client another one, \
         and authenticators get another one to check.";

    SECURITY_SCHEME_DOCUMENTATION_CHANGED "security-scheme-documentation-changed": "a security scheme is described otherwise",
        "Only what people read has changed: a description, what a token looks like, or whether the scheme should \
         still be used.";

    SECURITY_SCHEME_FLOW_ADDED "security-scheme-flow-added": "a flow of OAuth was added",
        "Tokens can be had in a further way. Those that are had as before are as good as before.";

    SECURITY_SCHEME_FLOW_REMOVED "security-scheme-flow-removed": "a flow of OAuth was removed",
        "Tokens can't be had in this way any more. Clients that do so need another one.";

    SECURITY_SCHEME_REMOVED "security-scheme-removed": "a security scheme was removed",
        "By itself it excludes nobody: operations that no longer name it are reported by themselves. Code that gives \
         the client this credential finds nothing to give it to.";

    SECURITY_SCHEME_RENAMED "security-scheme-renamed": "a security scheme has another name",
        "It asks for the same credential in the same place, so that no message changes. Names in the generated code \
         may follow it.";

    SECURITY_SCHEME_SCOPE_ADDED "security-scheme-scope-added": "a scope of OAuth was added",
        "Tokens may have a further scope. Operations that need it are reported by themselves.";

    SECURITY_SCHEME_SCOPE_REMOVED "security-scheme-scope-removed": "a scope of OAuth is no longer listed",
        "Who asks for it may be refused a token. Operations that no longer need it are reported by themselves.";

    SECURITY_SCHEME_URL_CHANGED "security-scheme-url-changed": "tokens are had from another address",
        "Clients of the old edition ask for tokens where there may be none any more. Regenerated clients ask at the \
         new address.";

    SECURITY_SCOPE_ADDED "security-scope-added": "a further scope is needed",
        "Tokens that have only the scopes that were enough are refused. Callers have to ask for the further one.";

    SECURITY_SCOPE_REMOVED "security-scope-removed": "a scope is no longer needed",
        "Tokens that have it are accepted as before, and so are those without it.";

    SERVER_ADDED "server-added": "a server was added",
        "The API is served at a further address. Clients that send to another one are not concerned.";

    SERVER_DOCUMENTATION_CHANGED "server-documentation-changed": "a server is described otherwise",
        "Only what people read has changed: the description or the name of a server. The address is the same.";

    SERVER_REMOVED "server-removed": "a server was removed",
        "What is sent to its address may reach nobody. Clients that send there have to be given another address.";

    SERVER_URL_CHANGED "server-url-changed": "the API is served at another address",
        "What is sent to the old address may reach nobody. Clients that are given no address of their own send to the \
         new one once they are regenerated.";

    SERVER_VARIABLE_ADDED "server-variable-added": "an address has another variable",
        "Callers may choose a part of the address. Those who do not get its default.";

    SERVER_VARIABLE_DEFAULT_CHANGED "server-variable-default-changed": "a part of an address has another default",
        "Clients that choose nothing send elsewhere once they are regenerated. Those who choose are not concerned.";

    SERVER_VARIABLE_REMOVED "server-variable-removed": "an address has a variable less",
        "What callers chose is no part of the address any more, and code that chooses it has to go.";

    SERVER_VARIABLE_VALUE_ADDED "server-variable-value-added": "a part of an address may have another value",
        "Callers may choose a further value. What they have chosen is an address still.";

    SERVER_VARIABLE_VALUE_REMOVED "server-variable-value-removed": "a part of an address can't have a value any more",
        "What is sent to addresses with this value may reach nobody. Clients that choose it have to choose another \
         one.";

    TAG_ADDED "tag-added": "a tag was declared",
        "Tags group operations in documentation. No message depends on them.";

    TAG_DOCUMENTATION_CHANGED "tag-documentation-changed": "a tag is described otherwise",
        "Only what people read has changed. No message and no code depends on it.";

    TAG_REMOVED "tag-removed": "a tag is no longer declared",
        "Tags group operations in documentation. Operations that no longer have it are reported by themselves.";

    WEBHOOK_ADDED "webhook-added": "a webhook was added",
        "The API may send something that it did not send before. The receiver's trait has a method more, whose \
         default answers 501, so that implementations go on compiling.";

    WEBHOOK_REMOVED "webhook-removed": "a webhook was removed",
        "The API no longer sends it. Receivers that rely on it wait in vain, and their trait has a method less; who \
         sends has a method of the sender less.";
}
