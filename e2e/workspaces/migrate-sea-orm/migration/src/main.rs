use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
struct CreateOrders;

#[async_trait::async_trait]
impl MigrationTrait for CreateOrders {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table(Alias::new("orders"))
            .col(ColumnDef::new(Alias::new("id")).big_integer().auto_increment().primary_key())
            .col(ColumnDef::new(Alias::new("item")).text().not_null())
            .col(ColumnDef::new(Alias::new("paid")).boolean().not_null().default(false))
            .to_owned();
        manager.create_table(table).await
    }
}

struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![Box::new(CreateOrders)]
    }
}

#[tokio::main]
async fn main() {
    cli::run_cli(Migrator).await;
}
