package dev.stemma.script.good;

import dev.stemma.operation.Operations;
import dev.stemma.script.JavaMigration;
import dev.stemma.script.Migration;
import dev.stemma.script.TransactionMode;

@Migration(revision = "j1", dependsOn = "j2", branchLabels = "line", tags = { "a", "b" }, message = "Add status",
		created = "2025-12-01T12:00:00Z", transaction = TransactionMode.NONE, checksum = "v1")
class AddStatus implements JavaMigration {

	AddStatus() {
	}

	@Override
	public void upgrade(Operations op) {
		op.execute("SELECT 1");
	}

	@Override
	public void downgrade(Operations op) {
		op.execute("SELECT 2");
	}

	/** Ignored: no migration, and it must not be initialised. */
	static class Bystander {

		static {
			System.setProperty("dev.stemma.script.bystander", "initialised");
		}

	}

}
