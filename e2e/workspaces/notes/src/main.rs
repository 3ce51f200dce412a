//! Adds a note to a database and says how many there are.

use std::env;
use std::error::Error;

use sqlx::PgPool;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let pool = PgPool::connect(&env::var("DATABASE_URL")?).await?;
    sqlx::migrate!().run(&pool).await?;
    let text = env::args().nth(1).unwrap_or_default();
    let id = sqlx::query!("INSERT INTO note (text) VALUES ($1) RETURNING id", text).fetch_one(&pool).await?.id;
    let notes = sqlx::query!("SELECT text FROM note WHERE id >= $1 ORDER BY id", id).fetch_all(&pool).await?;
    for note in notes {
        println!("kept: {}", note.text);
    }
    Ok(())
}
