//! Files up and down: read while they arrive, with little of them held.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::SeqCst};
use std::task::{Context, Poll};
use std::time::Duration;

use bindery::client::http::{Request, StatusCode};
use bindery::client::{InProcess, TransportError};
use bindery::server::axum::body::{Body, to_bytes};
use bindery::stream::StreamError;
use bindery::{Binary, Chunks};
use bindery_behaviour::files::client::{Client, Problem};
use bindery_behaviour::files::server::{Api, router, routes};
use bindery_behaviour::files::types::operations::{
    GetFile, GetFileError, GetFileStatus, GetIcon, GetReport, GetReportOutcome, PutFile, Upload,
};
use bindery_behaviour::files::types::{Purpose, Report, Size};
use tower::ServiceExt as _;

use crate::{client, listen};

const PIECE: usize = 64 * 1024;
const SIZE: u64 = 96 << 20;

/// How many bytes are on their way.
#[derive(Clone, Default)]
struct Flight(Arc<Counts>);

#[derive(Default)]
struct Counts {
    sent: AtomicU64,
    taken: AtomicU64,
    most: AtomicU64,
}

impl Flight {
    fn send(&self, bytes: u64) {
        let sent = self.0.sent.fetch_add(bytes, SeqCst) + bytes;
        self.0.most.fetch_max(sent - self.0.taken.load(SeqCst), SeqCst);
    }

    /// How many bytes there were at most.
    fn most(&self) -> u64 {
        self.0.most.load(SeqCst)
    }

    /// A file of so many bytes.
    fn file(&self, size: u64) -> Binary {
        Binary::stream(Pieces { left: size, flight: self.clone(), fails: false })
    }

    /// Takes a file: its size, and why it ended before.
    async fn take(&self, mut bytes: Chunks) -> (u64, Option<StreamError>) {
        let mut size = 0;
        while let Some(piece) = bytes.next().await {
            match piece {
                Ok(piece) => {
                    assert!(piece.iter().take(10).all(|byte| *byte == b'-'));
                    size += piece.len() as u64;
                    self.0.taken.fetch_add(piece.len() as u64, SeqCst);
                }
                Err(error) => return (size, Some(error)),
            }
        }
        (size, None)
    }
}

struct Pieces {
    left: u64,
    flight: Flight,
    fails: bool,
}

impl futures_core::Stream for Pieces {
    type Item = Result<Vec<u8>, &'static str>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let size = self.left.min(PIECE as u64);
        if size == 0 {
            return Poll::Ready(self.fails.then_some(Err("the disk is gone")));
        }
        self.left -= size;
        self.flight.send(size);
        Poll::Ready(Some(Ok(vec![b'-'; size as usize])))
    }
}

/// One piece, and nothing more.
struct Quiet(bool);

impl futures_core::Stream for Quiet {
    type Item = Result<Vec<u8>, &'static str>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if std::mem::replace(&mut self.0, true) { Poll::Pending } else { Poll::Ready(Some(Ok(vec![b'-'; 10]))) }
    }
}

#[derive(Clone, Default)]
struct Service(Flight);

impl Service {
    async fn size(&self, file: Binary, said: String) -> Size {
        let (size, error) = self.0.take(file.into_stream()).await;
        Size::new(
            size as i64,
            error.map_or(said, |error| {
                std::error::Error::source(&error).map_or_else(|| error.to_string(), ToString::to_string)
            }),
        )
    }
}

impl Api for Service {
    async fn get_file(&self, request: GetFile) -> Result<Binary, GetFileError> {
        match request.name.as_str() {
            "none" => Err(GetFileError::new(GetFileStatus::NotFound, Binary::new("no such file"))),
            "broken" => Ok(Binary::stream(Pieces { left: 3 << 20, flight: self.0.clone(), fails: true })),
            "quiet" => Ok(Binary::stream(Quiet(false))),
            "known" => Ok(self.0.file(SIZE).of_length(SIZE).of_type("image/png")),
            _ => Ok(self.0.file(SIZE)),
        }
    }

    async fn get_report(&self, request: GetReport) -> Result<GetReportOutcome, Infallible> {
        Ok(match request.id {
            1 => GetReportOutcome::Ok(Report::new(7)),
            2 => GetReportOutcome::OkPdf(self.0.file(SIZE)),
            _ => GetReportOutcome::PartialContent(self.0.file(10)),
        })
    }

    async fn get_icon(&self, _: GetIcon) -> Result<Option<Binary>, Infallible> {
        Ok(Some("icon".into()))
    }

    async fn put_file(&self, request: PutFile) -> Result<Size, Infallible> {
        let said = format!("{:?}", request.body.length());
        Ok(self.size(request.body, said).await)
    }

    async fn upload(&self, request: Upload) -> Result<Size, Infallible> {
        let said = format!("{} {:?}", request.body.purpose.as_str(), request.body.note);
        Ok(self.size(request.body.file, said).await)
    }
}

/// A client of a server that takes bodies of any size, over a connection or in the same process.
async fn clients(service: &Service) -> [(Client, u64); 2] {
    let server = || routes(service.clone()).body_limit(usize::MAX).into_router();
    let near = Client::builder().configure(|builder| builder.transport(InProcess::new(server()))).build().unwrap();
    let url = listen(server());
    let far = Client::builder().configure(|builder| builder.base_url(url)).build().unwrap();
    // What a connection holds is up to the system: a newer Linux up to 32 MiB for who reads, 4 MiB for who writes.
    [(near, 4 * PIECE as u64), (far, 64 << 20)]
}

#[tokio::test]
async fn files_go_up_as_they_are_read() {
    let service = Service::default();
    for (client, most) in clients(&service).await {
        let size = client.put_file("a", service.0.file(SIZE)).await.unwrap();
        assert_eq!((size.bytes as u64, size.said.as_str()), (SIZE, "None"));
        let size = client.put_file("a", service.0.file(SIZE).of_length(SIZE)).await.unwrap();
        assert_eq!((size.bytes as u64, size.said), (SIZE, format!("Some({SIZE})")));
        assert!(service.0.most() <= most, "{} of {most}", service.0.most());
    }
}

#[tokio::test]
async fn files_come_down_as_they_are_taken() {
    let service = Service::default();
    for (client, most) in clients(&service).await {
        let file = client.get_file("a").configure(|call| call.max_response_bytes(1)).await.unwrap();
        assert_eq!((file.length(), file.media_type()), (None, Some("application/octet-stream")));
        assert_eq!(service.0.take(file.into_stream()).await.0, SIZE);
        let file = client.get_file("known").await.unwrap();
        assert_eq!((file.length(), file.media_type()), (Some(SIZE), Some("image/png")));
        assert_eq!(service.0.take(file.into_stream()).await.0, SIZE);
        assert!(service.0.most() <= most, "{} of {most}", service.0.most());
    }
}

/// Where bytes are written.
#[derive(Default)]
struct Disk {
    bytes: u64,
    room: u64,
    flight: Flight,
    flushed: bool,
}

impl tokio::io::AsyncWrite for Disk {
    fn poll_write(mut self: Pin<&mut Self>, _: &mut Context<'_>, piece: &[u8]) -> Poll<std::io::Result<usize>> {
        // Less than it is given.
        let taken = (piece.len() as u64).min(1000).min(self.room - self.bytes);
        self.bytes += taken;
        self.flight.0.taken.fetch_add(taken, SeqCst);
        Poll::Ready(Ok(taken as usize))
    }

    fn poll_flush(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        self.flushed = true;
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Poll::Ready(Ok(()))
    }
}

#[tokio::test]
async fn bytes_are_downloaded_to_where_they_belong() {
    let service = Service::default();
    let disk = |room| Disk { room, flight: service.0.clone(), ..Disk::default() };
    for (client, most) in clients(&service).await {
        // What is beside bytes is had by awaiting; bytes are asked for.
        assert!(matches!(client.get_report(1).await.unwrap(), GetReportOutcome::Ok(report) if report.pages == 7));
        let mut whole = disk(SIZE);
        assert_eq!(client.get_report(2).download().await.unwrap().write_to(&mut whole).await.unwrap(), SIZE);
        assert!(whole.bytes == SIZE && whole.flushed && service.0.most() <= most, "{} of {most}", service.0.most());
        assert_eq!(client.get_report(3).download().await.unwrap().bytes().await.unwrap().len(), 10);
        assert_eq!(client.get_icon().download().await.unwrap().bytes().await.unwrap(), "icon");
        let error = client.get_report(1).download().await.unwrap_err();
        assert!(matches!(error.problem(), Some(Problem::NotAsked)), "{error}");
        // Not more than the caller has room for.
        let file = client.get_file("a").download().await.unwrap().at_most(1 << 20);
        let mut part = disk(SIZE);
        let error = file.write_to(&mut part).await.unwrap_err();
        assert_eq!(error.to_string(), "what may have 1048576 bytes is larger");
        assert!(part.bytes <= 1 << 20 && !part.flushed);
        let error = client.get_report(3).download().await.unwrap().write_to(disk(5)).await.unwrap_err();
        assert_eq!(error.kind(), std::io::ErrorKind::WriteZero);
    }
}

#[tokio::test]
async fn a_form_is_there_before_its_file() {
    let service = Service::default();
    for (client, most) in clients(&service).await {
        let call = client.upload(service.0.file(SIZE), Purpose::Share);
        let size = call.await.unwrap();
        assert_eq!((size.bytes as u64, size.said.as_str()), (SIZE, "share None"));
        let call = client.upload(service.0.file(SIZE).of_length(SIZE), Purpose::Backup).note("x");
        assert_eq!(call.await.unwrap().said, "backup Some(\"x\")");
        // What is waited for in the hope that it ends.
        let most = most + (3 << 20);
        assert!(service.0.most() <= most, "{} of {most}", service.0.most());
    }
}

#[tokio::test]
async fn what_breaks_off_is_not_whole() {
    let service = Service::default();
    for (client, _) in clients(&service).await {
        let file = client.get_file("broken").await.unwrap();
        let (size, error) = service.0.take(file.into_stream()).await;
        assert!(size <= SIZE && matches!(error, Some(StreamError::Broken(_))), "{size} {error:?}");
        let file = Pieces { left: 3 << 20, flight: service.0.clone(), fails: true };
        // In the same process the handler sees it and answers, over a connection there is none any more.
        let answer = client.put_file("a", Binary::stream(file)).await;
        assert!(answer.is_err() || answer.is_ok_and(|size| size.said.contains("broke off")));
        let error = client.get_file("none").await.unwrap_err();
        let GetFileError { body, .. } = error.into_api_error().unwrap();
        assert_eq!(body.bytes().await.unwrap(), "no such file");
    }
}

#[tokio::test]
async fn operators_are_told_what_breaks_off() {
    let told = Arc::<std::sync::Mutex<Vec<String>>>::default();
    let (service, reported) = (Service::default(), Arc::clone(&told));
    let report = move |incident: &bindery::server::Incident| reported.lock().unwrap().push(incident.to_string());
    let client = client!(files, routes(service.clone()).report(report).into_router());
    let file = client.get_file("broken").await.unwrap();
    assert!(file.bytes().await.is_err());
    assert_eq!(*told.lock().unwrap(), ["get_file: the response broke off: the stream broke off: the disk is gone"]);
}

#[tokio::test]
async fn limits_are_kept() {
    let service = Service::default();
    let server = router(service.clone());
    let client = client!(files, server.clone());
    // The usual limit of a body is 2 MiB.
    for size in [2 << 20, (2 << 20) + 1] {
        for file in [service.0.file(size), service.0.file(size).of_length(size)] {
            let answer = client.put_file("a", file).await;
            assert_eq!(answer.is_ok(), size == 2 << 20, "{answer:?}");
            let status = answer.err().and_then(|error| error.status());
            assert!(status.is_none_or(|status| status == StatusCode::PAYLOAD_TOO_LARGE), "{status:?}");
        }
    }
    let refused = client.upload(service.0.file(3 << 20), Purpose::Share).await.unwrap_err();
    assert_eq!(refused.status(), Some(StatusCode::PAYLOAD_TOO_LARGE));
    let file = client.get_file("a").configure(|call| call.max_response_bytes(100)).await.unwrap();
    assert!(matches!(file.bytes().await, Err(StreamError::TooLarge(100))));
}

#[tokio::test]
async fn silence_has_a_limit() {
    let service = Service::default();
    for (client, _) in clients(&service).await {
        let call = client.get_file("quiet").configure(|call| call.idle_timeout(Duration::from_millis(50)));
        let mut pieces = call.download().await.unwrap().into_stream();
        assert_eq!(pieces.next().await.unwrap().unwrap().len(), 10);
        let end = tokio::time::timeout(Duration::from_secs(20), pieces.next()).await.expect("an end of the silence");
        let Some(Err(StreamError::Broken(error))) = end else { panic!("a piece") };
        assert!(error.downcast_ref().is_some_and(TransportError::is_timeout), "{error}");
        assert!(pieces.next().await.is_none());
        // What comes is never late.
        let call = client.get_file("a").configure(|call| call.idle_timeout(Duration::from_secs(5)));
        assert_eq!(service.0.take(call.download().await.unwrap().into_stream()).await.0, SIZE);
    }
}

/// A form whose file comes first.
fn form(size: usize, after: &str) -> Request<Body> {
    let part = |head: &str, text: &str| format!("--b\r\nContent-Disposition: form-data; {head}\r\n\r\n{text}\r\n");
    let file = part("name=file; filename=f", &"-".repeat(size));
    let text = format!("{file}{}{after}--b--\r\n", part("name=purpose", "share"));
    let request = Request::post("/uploads").header("content-type", "multipart/form-data; boundary=b");
    request.body(Body::from(text)).unwrap()
}

#[tokio::test]
async fn parts_may_have_any_order() {
    let server = routes(Service::default()).body_limit(64 << 20).into_router();
    let note = "--b\r\nContent-Disposition: form-data; name=note\r\n\r\nx\r\n";
    for (size, after) in [(10, note), (1 << 20, note), (3 << 20, ""), (3 << 20, note)] {
        let answer = server.clone().oneshot(form(size, after)).await.unwrap();
        let text = to_bytes(answer.into_body(), 10_000).await.unwrap();
        let text = String::from_utf8(text.to_vec()).unwrap();
        assert!(text.contains(&format!("\"bytes\":{size}")), "{text}");
        assert!(text.contains("share"), "{text}");
    }
    // A part that nothing waits for, after a file that is being read.
    let part = |head: &str, text: &str| format!("--b\r\nContent-Disposition: form-data; {head}\r\n\r\n{text}\r\n");
    let text =
        part("name=purpose", "share") + &part("name=file; filename=f", &"-".repeat(6 << 20)) + note + "--b--\r\n";
    let request = Request::post("/uploads").header("content-type", "multipart/form-data; boundary=b");
    let answer = server.oneshot(request.body(Body::from(text)).unwrap()).await.unwrap();
    let text = to_bytes(answer.into_body(), 10_000).await.unwrap();
    assert!(String::from_utf8_lossy(&text).contains("the part `note` comes after a file"), "{text:?}");
}
