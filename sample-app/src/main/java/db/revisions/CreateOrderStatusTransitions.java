package db.revisions;

import java.util.List;
import java.util.Map;

import dev.stemma.operation.Operations;
import dev.stemma.script.JavaMigration;
import dev.stemma.script.Migration;

/**
 * The rules are written out here and not taken from the application: what a revision does
 * may not change when the application does.
 */
@Migration(revision = "a81749199b3e", revises = "f70638098a2d", tags = { "orders", "status_tracking" },
		message = "Say which status an order may go to", created = "2026-02-23T09:00:00Z")
class CreateOrderStatusTransitions implements JavaMigration {

	private static final Map<String, List<String>> TRANSITIONS = Map.of("PENDING", List.of("PAID", "CANCELLED"), "PAID",
			List.of("PACKED", "CANCELLED"), "PACKED", List.of("SHIPPED", "CANCELLED"), "SHIPPED",
			List.of("DELIVERED", "RETURNED"), "DELIVERED", List.of("RETURNED"));

	@Override
	public void upgrade(Operations operations) {
		operations.execute("""
				CREATE TABLE order_status_transitions (
				    old_status order_status NOT NULL,
				    new_status order_status NOT NULL,
				    CONSTRAINT order_status_transitions_pkey PRIMARY KEY (old_status, new_status),
				    CONSTRAINT order_status_transitions_new_status_check CHECK (new_status <> old_status)
				)
				""");
		TRANSITIONS.forEach((from, all) -> all.forEach((to) -> operations
			.execute("INSERT INTO order_status_transitions VALUES (?::order_status, ?::order_status)", from, to)));
		operations.execute("""
				CREATE FUNCTION check_order_status() RETURNS trigger
				    LANGUAGE plpgsql
				AS $$
				BEGIN
				    IF NOT EXISTS (SELECT FROM order_status_transitions
				                   WHERE old_status = OLD.status AND new_status = NEW.status) THEN
				        RAISE EXCEPTION 'Order % cannot go from % to %', OLD.number, OLD.status, NEW.status
				            USING ERRCODE = 'check_violation';
				    END IF;
				    RETURN NEW;
				END;
				$$;

				CREATE TRIGGER orders_check_status
				    BEFORE UPDATE OF status ON orders
				    FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status)
				    EXECUTE FUNCTION check_order_status();
				""");
	}

	@Override
	public void downgrade(Operations operations) {
		operations.execute("""
				DROP TRIGGER orders_check_status ON orders;
				DROP FUNCTION check_order_status();
				DROP TABLE order_status_transitions;
				""");
	}

}
