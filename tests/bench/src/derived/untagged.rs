//! The events without `#[serde(tag)]`: each branch holds its tag as a type of one value.

use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
pub enum Event {
    Created(Created),
    Renamed(Renamed),
    Moved(Moved),
    Deleted(Deleted),
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CreatedTag {
    Created,
}

#[derive(Serialize, Deserialize)]
pub struct Created {
    pub r#type: CreatedTag,
    pub id: String,
    pub at: String,
    pub owner: String,
    pub tags: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<i64>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RenamedTag {
    Renamed,
}

#[derive(Serialize, Deserialize)]
pub struct Renamed {
    pub r#type: RenamedTag,
    pub id: String,
    pub at: String,
    pub from: String,
    pub to: String,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MovedTag {
    Moved,
}

#[derive(Serialize, Deserialize)]
pub struct Moved {
    pub r#type: MovedTag,
    pub id: String,
    pub at: String,
    pub folder: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub position: Option<i64>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DeletedTag {
    Deleted,
}

#[derive(Serialize, Deserialize)]
pub struct Deleted {
    pub r#type: DeletedTag,
    pub id: String,
    pub at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    #[serde(rename = "final", skip_serializing_if = "Option::is_none")]
    pub is_final: Option<bool>,
}
