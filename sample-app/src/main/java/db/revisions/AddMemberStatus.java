package db.revisions;

import dev.stemma.operation.Operations;
import dev.stemma.script.JavaMigration;
import dev.stemma.script.Migration;

@Migration(revision = "c4d305d657fa", revises = "b3c2f4c546e9", tags = "members", message = "Add status to members",
		created = "2026-02-09T10:20:00Z")
class AddMemberStatus implements JavaMigration {

	@Override
	public void upgrade(Operations operations) {
		operations.execute("ALTER TABLE members ADD COLUMN status varchar(20)");
		operations.execute("UPDATE members SET status = CASE WHEN left_at IS NULL THEN 'ACTIVE' ELSE 'LEFT' END");
		operations.execute("""
				ALTER TABLE members
				    ALTER COLUMN status SET DEFAULT 'ACTIVE',
				    ALTER COLUMN status SET NOT NULL,
				    ADD CONSTRAINT members_status_check CHECK (status IN ('ACTIVE', 'SUSPENDED', 'LEFT')),
				    ADD CONSTRAINT members_left_check CHECK ((status = 'LEFT') = (left_at IS NOT NULL))
				""");
	}

	@Override
	public void downgrade(Operations operations) {
		operations.execute("ALTER TABLE members DROP COLUMN status");
	}

}
