//! Bindings of some of the fixtures, each a module.
//!
//! The tests of this crate call them: a generated client against a generated server in the same process, and types
//! against JSON.

macro_rules! fixture {
    ($name:ident) => {
        #[allow(missing_docs, unreachable_pub, reason = "the fixtures document next to nothing")]
        pub mod $name {
            include!(concat!(env!("OUT_DIR"), "/", stringify!($name), ".rs"));
        }
    };
}

fixture!(additions);
fixture!(all_of_unions);
fixture!(bodies);
fixture!(bodies_several);
fixture!(callbacks);
fixture!(constraints);
fixture!(constraints_unevaluated);
fixture!(defaults);
fixture!(direction);
fixture!(direction_split);
fixture!(earlier_drafts);
fixture!(enum_numbers);
fixture!(enum_values);
fixture!(envelopes);
fixture!(equal_types);
fixture!(files);
fixture!(foreign);
fixture!(formats);
fixture!(forms);
fixture!(handles);
fixture!(idempotency);
fixture!(links);
fixture!(maps);
fixture!(media_types);
fixture!(methods);
fixture!(multipart);
fixture!(multipart_responses);
fixture!(multipart_styles);
fixture!(names_rust);
fixture!(nulls);
fixture!(nulls_branches);
fixture!(numbers);
fixture!(oauth);
fixture!(objects);
fixture!(objects_mixed);
fixture!(pagination);
fixture!(pagination_declared);
fixture!(pagination_parts);
fixture!(parameter_content);
fixture!(parameter_styles);
fixture!(parameters);
fixture!(recursion);
fixture!(recursion_lists);
fixture!(references_files);
fixture!(renames);
fixture!(response_headers);
fixture!(responses);
fixture!(responses_ranges);
fixture!(security);
fixture!(security_parameters);
fixture!(security_unsaid);
fixture!(servers);
fixture!(servers_none);
fixture!(servers_relative);
fixture!(servers_variables);
fixture!(serving);
fixture!(settings);
fixture!(shared_errors);
fixture!(singles);
fixture!(streams);
fixture!(swagger_2_0);
fixture!(tuples);
fixture!(union_discriminators);
fixture!(union_keys);
fixture!(union_kinds);
fixture!(union_preference);
fixture!(union_tags);
fixture!(usual_error);
fixture!(webhooks);
fixture!(xml);
