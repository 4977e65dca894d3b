package db.revisions;

import dev.stemma.operation.Operations;
import dev.stemma.script.JavaMigration;
import dev.stemma.script.Migration;

import static dev.stemma.operation.Ddl.CASCADE;
import static dev.stemma.operation.Ddl.bigint;
import static dev.stemma.operation.Ddl.column;
import static dev.stemma.operation.Ddl.index;
import static dev.stemma.operation.Ddl.primaryKey;
import static dev.stemma.operation.Ddl.timestamptz;
import static dev.stemma.operation.Ddl.unique;
import static dev.stemma.operation.Ddl.varchar;

/**
 * It has no downgrade: the tables are dropped in reverse order.
 */
@Migration(revision = "e8b4c2d6f091", revises = "d7a0d2a224c7", tags = { "schema", "products", "members" },
		message = "Create wishlists", created = "2026-05-18T09:30:00Z")
class CreateWishlists implements JavaMigration {

	@Override
	public void upgrade(Operations op) {
		op.createTable("wishlists", column("id", bigint()).generatedAlwaysAsIdentity().primaryKey(),
				column("member_id", bigint()).notNull().references("members", (key) -> key.onDelete(CASCADE)),
				column("name", varchar(80)).notNull().check("btrim(name) <> ''"),
				column("created_at", timestamptz()).notNull().defaultsTo("now()"), unique("member_id", "name"));
		op.createTable("wishlist_items",
				column("wishlist_id", bigint()).notNull().references("wishlists", (key) -> key.onDelete(CASCADE)),
				column("product_id", bigint()).notNull().references("products", (key) -> key.onDelete(CASCADE)),
				primaryKey("wishlist_id", "product_id"));
		op.createIndex(index("wishlist_items", "product_id"));
		op.commentOnTable("wishlists", "What members would like to have, by occasion");
	}

}
