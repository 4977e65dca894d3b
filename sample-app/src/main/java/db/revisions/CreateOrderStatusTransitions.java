package db.revisions;

import java.util.List;
import java.util.stream.Stream;

import dev.stemma.operation.Operations;
import dev.stemma.operation.Row;
import dev.stemma.schema.SqlType;
import dev.stemma.script.JavaMigration;
import dev.stemma.script.Migration;

import static dev.stemma.operation.Ddl.BEFORE;
import static dev.stemma.operation.Ddl.check;
import static dev.stemma.operation.Ddl.column;
import static dev.stemma.operation.Ddl.columns;
import static dev.stemma.operation.Ddl.function;
import static dev.stemma.operation.Ddl.primaryKey;
import static dev.stemma.operation.Ddl.row;
import static dev.stemma.operation.Ddl.trigger;
import static dev.stemma.operation.Ddl.type;

/**
 * The rules are written out here and not taken from the application: what a revision does
 * may not change when the application does. The way back is made by reversing what is
 * done here.
 */
@Migration(revision = "a81749199b3e", revises = "f70638098a2d", tags = { "orders", "status_tracking" },
		message = "Say which status an order may go to", created = "2026-02-23T09:00:00Z")
class CreateOrderStatusTransitions implements JavaMigration {

	private static final SqlType STATUS = type("order_status");

	@Override
	public void upgrade(Operations op) {
		op.createTable("order_status_transitions", column("old_status", STATUS).notNull(),
				column("new_status", STATUS).notNull(), primaryKey("old_status", "new_status"),
				check("new_status <> old_status").over("new_status"));
		op.bulkInsert("order_status_transitions", columns("old_status", "new_status"), rows());
		op.createFunction(function("check_order_status", "trigger", """

				BEGIN
				    IF NOT EXISTS (SELECT FROM order_status_transitions
				                   WHERE old_status = OLD.status AND new_status = NEW.status) THEN
				        RAISE EXCEPTION 'Order % cannot go from % to %', OLD.number, OLD.status, NEW.status
				            USING ERRCODE = 'check_violation';
				    END IF;
				    RETURN NEW;
				END;
				""").language("plpgsql"));
		op.createTrigger(trigger("orders_check_status", "orders", BEFORE, "check_order_status", "UPDATE OF status")
			.when("OLD.status IS DISTINCT FROM NEW.status"));
	}

	private static List<Row> rows() {
		return Stream
			.of(from("PENDING", "PAID", "CANCELLED"), from("PAID", "PACKED", "CANCELLED"),
					from("PACKED", "SHIPPED", "CANCELLED"), from("SHIPPED", "DELIVERED", "RETURNED"),
					from("DELIVERED", "RETURNED"))
			.flatMap((rows) -> rows)
			.toList();
	}

	private static Stream<Row> from(String oldStatus, String... newStatuses) {
		return Stream.of(newStatuses).map((newStatus) -> row(oldStatus, newStatus));
	}

}
