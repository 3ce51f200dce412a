//! What the server answers.

use std::time::Duration;

use axum::extract::Path;
use axum::http::{HeaderName, Request, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::{Deserialize, Serialize};
use shop_core::{Cart, CartError, Catalogue, Item, Product, Receipt};
use tower::ServiceBuilder;
use tower_http::compression::CompressionLayer;
use tower_http::request_id::{
    MakeRequestId, PropagateRequestIdLayer, RequestId, SetRequestIdLayer,
};
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::TraceLayer;
use utoipa::{OpenApi, ToSchema};
use uuid::Uuid;

/// How long a request may take.
const TIME_LIMIT: Duration = Duration::from_secs(10);

/// The header that holds a request's id.
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// All routes, with request ids, traces, a time limit and compression.
pub fn app() -> Router {
    let layers = ServiceBuilder::new()
        .layer(SetRequestIdLayer::new(REQUEST_ID, RandomId))
        .layer(TraceLayer::new_for_http())
        .layer(PropagateRequestIdLayer::new(REQUEST_ID))
        .layer(TimeoutLayer::with_status_code(
            StatusCode::REQUEST_TIMEOUT,
            TIME_LIMIT,
        ))
        .layer(CompressionLayer::new());

    Router::new()
        .route("/healthz", get(healthz))
        .route("/openapi.json", get(openapi))
        .route("/products", get(products))
        .route("/products/{id}", get(product))
        .route("/cart/total", post(cart_total))
        .layer(layers)
}

/// Gives a random id to each request that comes without one.
#[derive(Clone)]
struct RandomId;

impl MakeRequestId for RandomId {
    fn make_request_id<B>(&mut self, _: &Request<B>) -> Option<RequestId> {
        let id = Uuid::new_v4().to_string().parse().ok()?;
        Some(RequestId::new(id))
    }
}

/// The products to add up.
#[derive(Deserialize, ToSchema)]
struct CartRequest {
    items: Vec<Item>,
}

/// Why a request has no other answer.
#[derive(Serialize, ToSchema)]
struct Problem {
    error: String,
    #[serde(skip)]
    status: StatusCode,
}

impl Problem {
    fn new(status: StatusCode, error: &CartError) -> Self {
        Self {
            error: error.to_string(),
            status,
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        (self.status, Json(self)).into_response()
    }
}

/// Describes the routes below.
#[derive(OpenApi)]
#[openapi(paths(healthz, products, product, cart_total))]
struct ApiDoc;

/// The description of this interface.
async fn openapi() -> Json<utoipa::openapi::OpenApi> {
    Json(ApiDoc::openapi())
}

/// Whether the server is up.
#[utoipa::path(get, path = "/healthz", responses((status = OK, body = str)))]
async fn healthz() -> &'static str {
    "ok"
}

/// All products.
#[utoipa::path(get, path = "/products", responses((status = OK, body = [Product])))]
async fn products() -> Json<&'static [Product]> {
    Json(Catalogue::builtin().products())
}

/// One product.
#[utoipa::path(
    get,
    path = "/products/{id}",
    params(("id" = String, Path, description = "The product's id")),
    responses((status = OK, body = Product), (status = NOT_FOUND, body = Problem)),
)]
async fn product(Path(id): Path<String>) -> Result<Json<&'static Product>, Problem> {
    Catalogue::builtin()
        .get(&id)
        .map(Json)
        .ok_or_else(|| Problem::new(StatusCode::NOT_FOUND, &CartError::UnknownProduct(id)))
}

/// What a cart costs.
#[utoipa::path(
    post,
    path = "/cart/total",
    request_body = CartRequest,
    responses((status = OK, body = Receipt), (status = UNPROCESSABLE_ENTITY, body = Problem)),
)]
async fn cart_total(Json(request): Json<CartRequest>) -> Result<Json<Receipt>, Problem> {
    let cart: Cart = request.items.into_iter().collect();
    cart.total(Catalogue::builtin())
        .map(Json)
        .map_err(|error| Problem::new(StatusCode::UNPROCESSABLE_ENTITY, &error))
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::http::header::CONTENT_TYPE;
    use axum::http::{Request, StatusCode};
    use http_body_util::BodyExt;
    use serde_json::{Value, json};
    use tower::ServiceExt;

    use super::{REQUEST_ID, app};

    /// The status and the body with which the app answers `request`.
    async fn send(request: Request<Body>) -> (StatusCode, Vec<u8>) {
        let response = app().oneshot(request).await.unwrap();
        assert!(response.headers().contains_key(REQUEST_ID));
        let status = response.status();
        let body = response.into_body().collect().await.unwrap();
        (status, body.to_bytes().to_vec())
    }

    async fn get(path: &str) -> (StatusCode, Vec<u8>) {
        send(Request::get(path).body(Body::empty()).unwrap()).await
    }

    async fn total(cart: &Value) -> (StatusCode, Value) {
        let request = Request::post("/cart/total")
            .header(CONTENT_TYPE, "application/json")
            .body(Body::from(cart.to_string()))
            .unwrap();
        let (status, body) = send(request).await;
        (status, serde_json::from_slice(&body).unwrap())
    }

    #[tokio::test]
    async fn is_healthy() {
        assert_eq!(get("/healthz").await, (StatusCode::OK, b"ok".to_vec()));
    }

    #[tokio::test]
    async fn describes_its_routes() {
        let (_, body) = get("/openapi.json").await;
        let api: Value = serde_json::from_slice(&body).unwrap();
        assert!(api["paths"]["/cart/total"]["post"].is_object());
    }

    #[tokio::test]
    async fn finds_products() {
        let (status, body) = get("/products/mug").await;
        let mug: Value = serde_json::from_slice(&body).unwrap();
        assert_eq!(
            (status, &mug["price_cents"]),
            (StatusCode::OK, &json!(1250))
        );
        assert_eq!(get("/products/teapot").await.0, StatusCode::NOT_FOUND);
    }

    #[tokio::test]
    async fn adds_up_carts() {
        let (status, receipt) = total(&json!({"items": [{"id": "mug", "quantity": 2}]})).await;
        assert_eq!(status, StatusCode::OK);
        assert_eq!(receipt["total_cents"], 2500);

        let (status, problem) = total(&json!({"items": [{"id": "teapot", "quantity": 1}]})).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(problem, json!({"error": "no such product: teapot"}));
    }
}
