//! Bodies that are no JSON: what a client sends is what a handler gets, and back.

use std::convert::Infallible;
use std::sync::{Arc, Mutex};

use bindery::client::http::{Request, StatusCode};
use bindery::server::axum::body::{Body, to_bytes};
use bindery::{Binary, With};
use bindery_behaviour::{bodies, forms, multipart, multipart_styles};
use tower::ServiceExt as _;

use crate::client;

/// Keeps the last request.
#[derive(Clone)]
struct Keep<T>(Arc<Mutex<Option<T>>>);

impl<T> Keep<T> {
    fn new() -> Self {
        Self(Arc::new(Mutex::new(None)))
    }

    fn keep(&self, request: T) {
        *self.0.lock().unwrap() = Some(request);
    }

    fn last(&self) -> T {
        self.0.lock().unwrap().take().expect("a request")
    }
}

impl forms::server::Api for Keep<forms::types::operations::CreateCharge> {
    async fn create_charge(
        &self,
        request: forms::types::operations::CreateCharge,
    ) -> Result<forms::types::Charge, Infallible> {
        self.keep(request);
        Ok(forms::types::Charge::new("done"))
    }

    async fn create_token(
        &self,
        request: forms::types::operations::CreateToken,
    ) -> Result<forms::types::Token, Infallible> {
        let body = request.body;
        Ok(forms::types::Token::new(format!("{} & {}", body.grant_type, body.scope.unwrap_or_default()), 60))
    }
}

#[tokio::test]
async fn forms_arrive_as_they_were_given() {
    use forms::types::{Card, CardAddress, CreateChargeOptions, CreateChargePeriod, CreateChargeUntil, Currency};
    let keep = Keep::new();
    let client = client!(forms, forms::server::router(keep.clone()));
    let card = Card::new("4242").with(|card| {
        card.exp_month = Some(12);
        card.addresses = Some(vec![CardAddress::new("a & b"), CardAddress::new("é+ ")]);
    });
    let call = client
        .create_charge(100, Currency::Eur)
        .capture(false)
        .note("a=b&c")
        .ratio(0.5)
        .until(CreateChargeUntil::Integer(1_700_000_000))
        .expand(["customer", "invoice.lines"])
        .metadata([("order id".to_owned(), "6735".to_owned()), ("x".to_owned(), "1".to_owned())].into())
        .card(card)
        .tags(["one"])
        .colours(["a,b", "c"])
        .options(CreateChargeOptions::new().with(|options| options.deep = Some(true)))
        .period(CreateChargePeriod::new(7).with(|period| period.days = Some(vec!["mon".to_owned()])));
    let built = call.clone().configure(|call| {
        let built = call.build().unwrap();
        assert_eq!(built.headers()["content-type"], "application/x-www-form-urlencoded");
        let text = String::from_utf8(built.body().to_vec()).unwrap();
        for part in [
            "amount=100&currency=eur",
            "expand%5B0%5D=customer&expand%5B1%5D=invoice.lines",
            "metadata%5Border%20id%5D=6735",
            "card%5Baddresses%5D%5B1%5D%5Bline%5D=%C3%A9%2B%20",
            "&tags=one&colours=a%2Cb,c&options=%7B%22deep%22%3Atrue%7D",
            "&from=7&days%5B0%5D=mon",
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
        call
    });
    built.await.unwrap();
    assert_eq!(&keep.last(), call.request());
}

#[tokio::test]
async fn a_form_is_checked_as_json_is() {
    let keep = Keep::<forms::types::operations::CreateCharge>::new();
    let server = forms::server::router(keep.clone());
    let send = async |body: &str| {
        let request = Request::post("/charges")
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Body::from(body.to_owned()))
            .unwrap();
        let response = server.clone().oneshot(request).await.unwrap();
        let status = response.status();
        let bytes = to_bytes(response.into_body(), 10_000).await.unwrap();
        (status, String::from_utf8(bytes.to_vec()).unwrap())
    };
    let (status, text) = send("amount=0&currency=usd&card[exp_month]=13&extra=1&capture=yes").await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    for pointer in
        ["/body/amount", "/body/currency", "/body/card/number", "/body/card/exp_month", "/body/extra", "/body/capture"]
    {
        assert!(text.contains(&format!("\"{pointer}\"")), "{pointer} in {text}");
    }
    let (status, text) = send("amount=1&amount=2&currency=eur").await;
    assert_eq!(status, StatusCode::BAD_REQUEST, "{text}");
    let (status, text) = send("amount=1&currency=eur&tags[]=a&tags[]=b&expand[]=c&card[number]=1&until=now").await;
    assert_eq!(status, StatusCode::OK, "{text}");
    let body = keep.last().body;
    assert_eq!(
        (body.tags.unwrap(), body.expand.unwrap()),
        (vec!["a".to_owned(), "b".to_owned()], vec!["c".to_owned()])
    );
    // A list that stands behind other names has one element as it has several.
    for (days, expected) in [("days=mon", &["mon"][..]), ("days=mon&days=tue", &["mon", "tue"]), ("days=", &[""])] {
        let (status, text) = send(&format!("amount=1&currency=eur&from=7&{days}")).await;
        assert_eq!(status, StatusCode::OK, "{text}");
        assert_eq!(keep.last().body.period.unwrap().days.unwrap(), expected);
    }
    let (status, text) = send("amount=1&currency=eur&card[number]=1&card[addresses]=x").await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    assert!(text.contains("\"/body/card/addresses/0\""), "{text}");
}

#[tokio::test]
async fn a_type_travels_as_json_or_as_a_form() {
    let client = client!(forms, forms::server::router(Keep::<forms::types::operations::CreateCharge>::new()));
    let request = forms::types::TokenRequest::new("client & co").with(|body| body.scope = Some("a b".to_owned()));
    let token = client.create_token(request).await.unwrap();
    assert_eq!((token.access_token.as_str(), token.expires_in), ("client & co & a b", 60));
}

impl multipart::server::Api for Keep<multipart::types::operations::AddPhotos> {
    async fn add_photos(
        &self,
        request: multipart::types::operations::AddPhotos,
    ) -> Result<multipart::types::Receipt, Infallible> {
        self.keep(request);
        Ok(multipart::types::Receipt::new("thanks"))
    }
}

#[tokio::test]
async fn files_arrive_with_their_names() {
    use multipart::types::Place;
    let keep = Keep::new();
    let client = client!(multipart, multipart::server::router(keep.clone()));
    let photo = Binary::new(vec![0, 255, 13, 10, 45, 45]).named("é b.jpg").of_type("image/jpeg");
    let call = client
        .add_photos("p1", photo)
        .avatar(Binary::new("png").named("avatar"))
        .extras([Binary::new("one").named("1"), Binary::new("two").named("2")])
        .raw(vec![255, 0])
        .caption("é \"x\"")
        .stars(5)
        .tags(["a", "b"])
        .place(Place::new(1.5, -2.0))
        .places([Place::new(0.0, 0.0)]);
    call.clone().await.unwrap();
    let (sent, came) = (call.request().body.clone(), keep.last().body);
    assert_eq!(came.photo.whole(), sent.photo.whole());
    assert_eq!((came.photo.media_type(), came.photo.file_name()), (Some("image/jpeg"), Some("é b.jpg")));
    assert_eq!(came.avatar.as_ref().unwrap().media_type(), Some("image/png"));
    let extras: Vec<_> = came.extras.unwrap().into_iter().map(|file| file.file_name().unwrap().to_owned()).collect();
    assert_eq!(extras, ["1", "2"]);
    assert_eq!(came.raw.unwrap().whole().unwrap().as_ref(), [255, 0]);
    assert_eq!((came.caption, came.stars, came.tags), (sent.caption, sent.stars, sent.tags));
    assert_eq!((came.place, came.places), (sent.place, sent.places));
}

impl multipart_styles::server::Api for Keep<multipart_styles::types::operations::CreateFile> {
    async fn create_file(&self, request: multipart_styles::types::operations::CreateFile) -> Result<(), Infallible> {
        self.keep(request);
        Ok(())
    }

    async fn create_mixed(&self, _: multipart_styles::types::operations::CreateMixed) -> Result<(), Infallible> {
        Ok(())
    }
}

#[tokio::test]
async fn parts_have_the_styles_of_forms() {
    use multipart_styles::types::Link;
    let keep = Keep::new();
    let server = multipart_styles::server::router(keep.clone());
    let client = client!(multipart_styles, server.clone());
    let link = Link::new(true).with(|link| {
        link.expires_at = Some(7);
        link.metadata = Some([("order id".to_owned(), "a & b".to_owned())].into());
    });
    let call = client
        .create_file(Binary::new("bytes"), "dispute")
        .expand(["customer", "invoice.lines"])
        .link(link.clone())
        .colours(["red", "light blue"])
        .sizes([1, 2])
        .point(link);
    let call = call.configure(|call| {
        let text = String::from_utf8(call.build().unwrap().body().to_vec()).unwrap();
        for part in [
            "name=\"expand[1]\"\r\n\r\ninvoice.lines\r\n",
            "name=\"link[create]\"\r\n\r\ntrue\r\n",
            "name=\"link[metadata][order id]\"\r\n\r\na & b\r\n",
            "name=\"colours\"\r\n\r\nred,light blue\r\n",
            "name=\"sizes\"\r\n\r\n1|2\r\n",
            "name=\"create\"\r\n\r\ntrue\r\n",
            "name=\"metadata[order id]\"\r\n\r\na & b\r\n",
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
        call
    });
    let sent = call.request().body.clone();
    call.await.unwrap();
    let came = keep.last().body;
    assert_eq!((came.expand, came.link, came.colours), (sent.expand, sent.link, sent.colours));
    assert_eq!((came.sizes, came.point), (sent.sizes, sent.point));
    // What separates the elements can't stand in one.
    let refused = client.create_file(Binary::new("bytes"), "dispute").colours(["a,b"]).await.unwrap_err();
    assert!(refused.to_string().contains("colours"), "{refused}");
    let part =
        |name: &str, text: &str| format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n");
    let parts = [part("purpose", "p"), part("file", "f"), part("sizes", "1|100"), part("link[create]", "maybe")];
    let request = Request::post("/files")
        .header("content-type", "multipart/form-data; boundary=x")
        .body(Body::from(format!("{}--x--\r\n", parts.concat())))
        .unwrap();
    let response = server.oneshot(request).await.unwrap();
    assert_eq!(response.status(), StatusCode::BAD_REQUEST);
    let text = String::from_utf8(to_bytes(response.into_body(), 10_000).await.unwrap().to_vec()).unwrap();
    for pointer in ["/body/sizes/1", "/body/link/create"] {
        assert!(text.contains(&format!("\"{pointer}\"")), "{pointer} in {text}");
    }
}

#[derive(Clone)]
struct Bodies;

impl bodies::server::Api for Bodies {
    async fn echo_text(&self, request: bodies::types::operations::EchoText) -> Result<String, Infallible> {
        Ok(request.body)
    }

    async fn get_file(
        &self,
        request: bodies::types::operations::GetFile,
    ) -> Result<Binary, bodies::types::operations::GetFileError> {
        Ok(Binary::new(request.id))
    }

    async fn put_file(&self, request: bodies::types::operations::PutFile) -> Result<(), Infallible> {
        assert_eq!(request.body.media_type(), Some("image/webp"));
        assert_eq!(request.body.bytes().await.unwrap(), &[1, 2][..]);
        Ok(())
    }

    async fn get_report(
        &self,
        _request: bodies::types::operations::GetReport,
    ) -> Result<bodies::types::operations::GetReportOutcome, Infallible> {
        Ok(bodies::types::operations::GetReportOutcome::OkCsv("a,b".to_owned()))
    }

    async fn get_legacy(
        &self,
        _request: bodies::types::operations::GetLegacy,
    ) -> Result<bodies::types::Report, Infallible> {
        Ok(bodies::types::Report::new(7))
    }
}

#[tokio::test]
async fn text_and_bytes_are_themselves() {
    let client = client!(bodies, bodies::server::router(Bodies));
    assert_eq!(client.echo_text("é\n\"").await.unwrap(), "é\n\"");
    client.echo_text("more than ten").await.unwrap_err();
    let file = client.get_file("x").await.unwrap();
    assert_eq!((file.length(), file.media_type()), (Some(1), Some("application/octet-stream")));
    assert_eq!(file.bytes().await.unwrap(), "x");
    client.put_file("x", Binary::new(vec![1, 2]).of_type("image/webp")).await.unwrap();
    let outcome = client.get_report().await.unwrap();
    assert_eq!(outcome, bodies::types::operations::GetReportOutcome::OkCsv("a,b".to_owned()));
    assert_eq!(client.get_legacy().await.unwrap().total, 7);
}

#[tokio::test]
async fn what_nobody_accepts_is_not_sent() {
    let client = client!(bodies, bodies::server::router(Bodies));
    let error = client.echo_text("x").configure(|call| call.header("accept", "image/png")).await.unwrap_err();
    assert!(format!("{error:?}").contains("406"), "{error:?}");
    let asked = client.get_legacy().configure(|call| call.header("accept", "text/plain"));
    assert_eq!(asked.send().await.unwrap().headers()["content-type"], "text/plain");
}
