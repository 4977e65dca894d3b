package db.revisions;

import dev.stemma.operation.Operations;
import dev.stemma.script.JavaMigration;
import dev.stemma.script.Migration;

import static dev.stemma.operation.Ddl.check;
import static dev.stemma.operation.Ddl.column;
import static dev.stemma.operation.Ddl.varchar;

@Migration(revision = "c4d305d657fa", revises = "b3c2f4c546e9", tags = "members", message = "Add status to members",
		created = "2026-02-09T10:20:00Z")
class AddMemberStatus implements JavaMigration {

	@Override
	public void upgrade(Operations op) {
		op.addColumn("members", column("status", varchar(20)));
		op.execute("UPDATE members SET status = CASE WHEN left_at IS NULL THEN 'ACTIVE' ELSE 'LEFT' END");
		op.batchAlterTable("members",
				(members) -> members.alterColumn("status", (status) -> status.defaultsTo("'ACTIVE'").notNull())
					.addConstraint(check("status IN ('ACTIVE', 'SUSPENDED', 'LEFT')").over("status"))
					.addConstraint(check("(status = 'LEFT') = (left_at IS NOT NULL)").named("members_left_check")));
	}

	@Override
	public void downgrade(Operations op) {
		op.dropColumn("members", "status");
	}

}
