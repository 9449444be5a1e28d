//! What a reader or a writer insists on.

/// How strictly input is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// As a client reads: values that the document does not list are kept, unknown members are skipped or kept, `null`
    /// for an optional member means that it is absent.
    #[default]
    Tolerant,
    /// As a server reads: whatever departs from the document is refused, and all departures are reported at once.
    Strict,
}

/// The direction in which a value travels; `readOnly` and `writeOnly` depend on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Direction {
    /// Neither, or not known: members of both directions are taken and written, none of them is demanded.
    #[default]
    Any,
    /// From a client to a server: `readOnly` members are not demanded and not written.
    Request,
    /// From a server to a client: `writeOnly` members are not demanded and not written.
    Response,
}

/// What a strict reader does with a `readOnly` member of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ReadOnly {
    /// It is a violation.
    #[default]
    Refuse,
    /// It is skipped.
    Ignore,
}

/// Settings of a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Reading {
    /// How strictly the input is taken.
    pub mode: Mode,
    /// Where it comes from.
    pub direction: Direction,
    /// What a strict reader of a request does with `readOnly` members.
    pub read_only: ReadOnly,
    /// Whether absent members get the defaults that the document states.
    pub defaults: bool,
    /// How many arrays and objects may stand in one another; 128 unless set. Reading recurses, hence the small type.
    pub depth: u8,
    /// How many bytes the input may have; 64 MiB unless set.
    pub bytes: usize,
    /// Which branch the value is of, where something beside it says so: the media type of a body.
    pub(crate) variant: Option<u16>,
}

impl Reading {
    /// As a client reads.
    #[must_use]
    pub const fn tolerant() -> Self {
        Self {
            mode: Mode::Tolerant,
            direction: Direction::Any,
            read_only: ReadOnly::Refuse,
            defaults: false,
            depth: 128,
            bytes: 64 << 20,
            variant: None,
        }
    }

    /// As a server reads.
    #[must_use]
    pub const fn strict() -> Self {
        Self { mode: Mode::Strict, ..Self::tolerant() }
    }

    /// With this direction.
    #[must_use]
    pub const fn direction(mut self, direction: Direction) -> Self {
        self.direction = direction;
        self
    }

    /// With this treatment of `readOnly` members.
    #[must_use]
    pub const fn read_only(mut self, read_only: ReadOnly) -> Self {
        self.read_only = read_only;
        self
    }

    /// With defaults applied, or not.
    #[must_use]
    pub const fn defaults(mut self, defaults: bool) -> Self {
        self.defaults = defaults;
        self
    }

    /// With at most this many arrays and objects in one another.
    #[must_use]
    pub const fn depth(mut self, depth: u8) -> Self {
        self.depth = depth;
        self
    }

    /// With at most this many bytes.
    #[must_use]
    pub const fn bytes(mut self, bytes: usize) -> Self {
        self.bytes = bytes;
        self
    }

    /// With what says that the value is of this branch.
    #[cfg(any(feature = "client", feature = "server"))]
    pub(crate) const fn variant(mut self, variant: u16) -> Self {
        self.variant = Some(variant);
        self
    }
}

impl Default for Reading {
    fn default() -> Self {
        Self::tolerant()
    }
}

/// Settings of a writer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Writing {
    /// In [`Mode::Strict`], a value that the document does not list is an error.
    pub mode: Mode,
    /// Where the output goes.
    pub direction: Direction,
    /// Whether the elements of a stream are held against the constraints of their schemas.
    pub(crate) checked: bool,
}

impl Writing {
    /// As a client writes.
    #[must_use]
    pub const fn tolerant() -> Self {
        Self { mode: Mode::Tolerant, direction: Direction::Any, checked: false }
    }

    /// As a server writes.
    #[must_use]
    pub const fn strict() -> Self {
        Self { mode: Mode::Strict, ..Self::tolerant() }
    }

    /// With elements of streams checked, or not.
    #[cfg(feature = "server")]
    pub(crate) const fn checked(mut self, checked: bool) -> Self {
        self.checked = checked;
        self
    }

    /// With this direction.
    #[must_use]
    pub const fn direction(mut self, direction: Direction) -> Self {
        self.direction = direction;
        self
    }
}
