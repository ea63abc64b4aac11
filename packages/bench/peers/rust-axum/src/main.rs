//! The native limit: the request is parsed and checked, a form for a fresh key is signed, and all that stays the same for a
//! second or for a day is kept.
use std::{cell::RefCell, env, fmt::Write};

use axum::{
    Json, Router,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::post,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use chrono::{DateTime, TimeDelta, Utc};
use hmac::{Hmac, KeyInit, Mac};
use serde::Deserialize;
use sha2::Sha256;
use uuid::Uuid;

type HmacSha256 = Hmac<Sha256>;

#[derive(Deserialize)]
enum Command {
    CreateSignedS3FormData,
}

#[derive(Deserialize)]
struct Envelope {
    uuid: Uuid,
    #[serde(rename = "command")]
    _command: Command,
}

/// What all forms of a second share.
struct Template {
    second: i64,
    policy_head: String,
    policy_tail: String,
    after_policy: String,
    after_signature: String,
    day: String,
    /// A copy of it starts where the day's signing key has been worked in.
    keyed: HmacSha256,
}

fn variable(name: &str) -> String {
    env::var(name).unwrap_or_else(|_| panic!("{name} is not set"))
}

fn mac(key: &[u8], text: &str) -> HmacSha256 {
    let mut mac = HmacSha256::new_from_slice(key).expect("a key of any length is good");
    mac.update(text.as_bytes());
    mac
}

fn signing_key(day: &str) -> HmacSha256 {
    let secret = format!("AWS4{}", variable("AWS_SECRET_ACCESS_KEY")).into_bytes();
    let key = [day, &variable("AWS_REGION"), "s3", "aws4_request"]
        .iter()
        .fold(secret, |key, step| mac(&key, step).finalize().into_bytes().to_vec());
    mac(&key, "")
}

impl Template {
    fn at(now: DateTime<Utc>, previous: Option<Template>) -> Self {
        let day = now.format("%Y%m%d").to_string();
        let date = now.format("%Y%m%dT%H%M%SZ");
        let bucket = variable("S3_BUCKET");
        let expiration = (now + TimeDelta::hours(1)).format("%Y-%m-%dT%H:%M:%SZ");
        let credential = format!("{}/{day}/{}/s3/aws4_request", variable("AWS_ACCESS_KEY_ID"), variable("AWS_REGION"));
        let keyed = match previous {
            Some(previous) if previous.day == day => previous.keyed,
            _ => signing_key(&day),
        };
        Template {
            second: now.timestamp(),
            policy_head: format!(r#"{{"expiration":"{expiration}","conditions":[{{"bucket":"{bucket}"}},{{"key":"direct_uploads/"#),
            policy_tail: format!(r#""}},{{"success_action_status":"201"}},{{"x-amz-credential":"{credential}"}},{{"x-amz-algorithm":"AWS4-HMAC-SHA256"}},{{"x-amz-date":"{date}"}}]}}"#),
            after_policy: format!(r#"","x-amz-credential":"{credential}","x-amz-algorithm":"AWS4-HMAC-SHA256","x-amz-date":"{date}","x-amz-signature":""#),
            after_signature: format!(r#""}},"url":"{}/{bucket}"}}}}"#, variable("AWS_ENDPOINT_URL_S3")),
            day,
            keyed,
        }
    }

    fn answer_to(&self, uuid: Uuid) -> String {
        let mut buffer = Uuid::encode_buffer();
        let key = Uuid::new_v4().hyphenated().encode_lower(&mut buffer);
        let policy = STANDARD.encode([&self.policy_head, key as &str, &self.policy_tail].concat());
        let mut mac = self.keyed.clone();
        mac.update(policy.as_bytes());
        let mut signature = [0; 64];
        hex::encode_to_slice(mac.finalize().into_bytes(), &mut signature).expect("it fits");
        let mut answer = String::with_capacity(1280);
        write!(answer, r#"{{"status":"accepted","meta":{{}},"uuid":"{uuid}","data":{{"fields":{{"key":"direct_uploads/"#).expect("memory");
        answer.push_str(key);
        answer.push_str(r#"","success_action_status":"201","policy":""#);
        answer.push_str(&policy);
        answer.push_str(&self.after_policy);
        answer.push_str(str::from_utf8(&signature).expect("hex is ASCII"));
        answer.push_str(&self.after_signature);
        answer
    }
}

thread_local! {
    static TEMPLATE: RefCell<Option<Template>> = const { RefCell::new(None) };
}

async fn create_signed_url(Json(Envelope { uuid, .. }): Json<Envelope>) -> Response {
    let answer = TEMPLATE.with_borrow_mut(|kept| {
        let now = Utc::now();
        if kept.as_ref().is_none_or(|template| template.second != now.timestamp()) {
            *kept = Some(Template::at(now, kept.take()));
        }
        kept.as_ref().map(|template| template.answer_to(uuid)).unwrap_or_default()
    });
    let headers = [(header::CONTENT_TYPE, "application/json; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")];
    (StatusCode::ACCEPTED, headers, answer).into_response()
}

// It has one core: more threads would only hand work to each other.
#[tokio::main(flavor = "current_thread")]
async fn main() -> std::io::Result<()> {
    let app = Router::new().route("/api/v2/s3/create_signed_url", post(create_signed_url));
    let listener = tokio::net::TcpListener::bind(format!("{}:{}", variable("HOST"), variable("PORT"))).await?;
    axum::serve(listener, app).await
}
