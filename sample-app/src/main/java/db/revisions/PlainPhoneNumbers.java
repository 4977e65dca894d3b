package db.revisions;

import dev.stemma.operation.Operations;
import dev.stemma.script.JavaMigration;
import dev.stemma.script.Migration;
import dev.stemma.script.TransactionMode;

import static dev.stemma.operation.Ddl.nothingToUndo;

/**
 * However many members there are, none is locked for longer than a batch takes, and a
 * process that is killed goes on where it stopped.
 */
@Migration(revision = "f9c5d3e7a1b2", revises = "e8b4c2d6f091", tags = "members",
		message = "Keep phone numbers as digits", created = "2026-05-19T08:00:00Z", transaction = TransactionMode.NONE)
class PlainPhoneNumbers implements JavaMigration {

	@Override
	public void upgrade(Operations op) {
		op.updateInBatches("members",
				(members) -> members.by("id")
					.set("phone = regexp_replace(phone, '[^0-9+]', '', 'g')")
					.where("phone ~ '[^0-9+]'")
					.size(5_000)
					.undo(nothingToUndo()));
	}

}
