//! What both servers know: rows, as a database would hand them over. Each makes the records of its answers from them anew.

/// A member.
#[derive(Debug)]
pub struct Row {
    pub id: i64,
    pub email: String,
    pub name: String,
    pub role: Role,
    pub age: Option<i64>,
    pub score: Option<f64>,
    pub permissions: Vec<String>,
    pub street: String,
    pub city: String,
    pub postal_code: String,
    pub country: String,
    pub note: Option<String>,
    pub active: bool,
    pub created_at: String,
}

/// What a member may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Admin,
    Editor,
    Viewer,
}

/// The members of every organisation.
#[derive(Debug)]
pub struct Store(Vec<Row>);

impl Store {
    /// A thousand members.
    #[must_use]
    pub fn new() -> Self {
        Self((1..=1000).map(row).collect())
    }

    /// The member with this number.
    #[must_use]
    pub fn member(&self, id: i64) -> Option<&Row> {
        self.0.get(usize::try_from(id).ok()?.checked_sub(1)?)
    }

    /// A page of members, all or those of a role.
    pub fn members(&self, role: Option<Role>, page: i64, limit: i64) -> impl Iterator<Item = &Row> {
        let number = |of: i64| usize::try_from(of).unwrap_or_default();
        let fitting = self.0.iter().filter(move |row| role.is_none_or(|role| row.role == role));
        fitting.skip(number(page - 1).saturating_mul(number(limit))).take(number(limit))
    }

    /// The number of the member that is added next. Nobody is, so that memory says something of servers.
    #[must_use]
    pub fn next(&self) -> i64 {
        i64::try_from(self.0.len()).unwrap_or(i64::MAX).saturating_add(1)
    }
}

impl Default for Store {
    fn default() -> Self {
        Self::new()
    }
}

fn row(id: i64) -> Row {
    let role = match id % 3 {
        0 => Role::Admin,
        1 => Role::Editor,
        _ => Role::Viewer,
    };
    Row {
        id,
        email: format!("ada.{id}@example.com"),
        name: format!("Ada Lovelace {id}"),
        role,
        age: Some(36),
        score: Some(0.75),
        permissions: ["read", "write", "actions:runs:inputs"].map(str::to_owned).to_vec(),
        street: format!("{id} Analytical Lane"),
        city: "London".to_owned(),
        postal_code: "SW1Y 4JH".to_owned(),
        country: "GB".to_owned(),
        note: (id % 2 == 0).then(|| "Weaves algebraic patterns.".to_owned()),
        active: true,
        created_at: "1990-12-31T23:59:59Z".to_owned(),
    }
}
