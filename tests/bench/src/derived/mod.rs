//! The types of the document as one writes them for serde by hand: no place for unknown members, closed enumerations.

pub mod untagged;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
pub struct Member {
    pub id: String,
    pub org_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    pub age: i64,
    pub score: f64,
    pub active: bool,
    pub role: Role,
    pub permissions: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub manager: Option<Box<Member>>,
    pub created_at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<String>,
    pub visits: Vec<i64>,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    Viewer,
    Editor,
    Admin,
    Owner,
}

#[derive(Serialize, Deserialize)]
pub struct Folder {
    pub name: String,
    pub size: i64,
    pub owner: Owner,
    pub children: Vec<Folder>,
}

#[derive(Serialize, Deserialize)]
pub struct Owner {
    pub id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

#[derive(Serialize, Deserialize)]
pub struct Track {
    pub name: String,
    pub points: Vec<Point>,
}

#[derive(Serialize, Deserialize)]
pub struct Point {
    pub latitude: f64,
    pub longitude: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<f64>,
}

#[derive(Serialize, Deserialize)]
pub struct Article {
    pub title: String,
    pub text: String,
    pub labels: BTreeMap<String, String>,
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum Event {
    Created(Created),
    Renamed(Renamed),
    Moved(Moved),
    Deleted(Deleted),
}

#[derive(Serialize, Deserialize)]
pub struct Created {
    pub id: String,
    pub at: String,
    pub owner: String,
    pub tags: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<i64>,
}

#[derive(Serialize, Deserialize)]
pub struct Renamed {
    pub id: String,
    pub at: String,
    pub from: String,
    pub to: String,
}

#[derive(Serialize, Deserialize)]
pub struct Moved {
    pub id: String,
    pub at: String,
    pub folder: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub position: Option<i64>,
}

#[derive(Serialize, Deserialize)]
pub struct Deleted {
    pub id: String,
    pub at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    #[serde(rename = "final", skip_serializing_if = "Option::is_none")]
    pub is_final: Option<bool>,
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
pub enum Answer {
    Boolean(bool),
    Integer(i64),
    String(String),
    Choices(Vec<String>),
    Range(Range),
}

#[derive(Serialize, Deserialize)]
pub struct Range {
    pub from: i64,
    pub to: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
pub enum Target {
    Page(Page),
    Person(Person),
    Place(Place),
}

#[derive(Serialize, Deserialize)]
pub struct Page {
    pub url: String,
    pub title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub views: Option<i64>,
}

#[derive(Serialize, Deserialize)]
pub struct Person {
    pub email: String,
    pub title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
}

#[derive(Serialize, Deserialize)]
pub struct Place {
    pub latitude: f64,
    pub longitude: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
pub enum Method {
    Card(Card),
    Account(Account),
    Wallet(Wallet),
}

#[derive(Serialize, Deserialize)]
pub struct Card {
    pub number: String,
    pub expires: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holder: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

#[derive(Serialize, Deserialize)]
pub struct Account {
    pub iban: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bic: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holder: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

#[derive(Serialize, Deserialize)]
pub struct Wallet {
    pub account: String,
    pub provider: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<i64>,
}
