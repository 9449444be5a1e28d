//! A notebook: what the document of this crate describes, in memory.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use bindery::server::{Credential, Denied};

use crate::notes::server::{Authenticator, Notes};
use crate::notes::types::operations::{GetNote, GetNoteError, GetNoteStatus, PutNote};
use crate::notes::types::{Note, Problem};

/// Notes, by id.
#[derive(Debug, Default)]
pub struct Notebook(Mutex<BTreeMap<String, Note>>);

impl Notes for Notebook {
    type Caller = ();

    async fn get_note(&self, (): (), request: GetNote) -> Result<Note, GetNoteError> {
        let notes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let note = notes.get(&request.id).cloned();
        note.ok_or_else(|| GetNoteError::new(GetNoteStatus::NotFound, Problem::new("there is no such note")))
    }

    async fn put_note(&self, (): (), request: PutNote) -> Result<(), std::convert::Infallible> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(request.id, request.body);
        Ok(())
    }
}

/// The one key that opens the notebook.
#[derive(Debug)]
pub struct Key(pub &'static str);

impl Authenticator for Key {
    type Caller = ();

    async fn key(&self, credential: Credential<'_>, _: Option<()>) -> Result<(), Denied> {
        if credential.is(self.0) {
            Ok(())
        } else {
            Err(Denied::unauthorized())
        }
    }
}
