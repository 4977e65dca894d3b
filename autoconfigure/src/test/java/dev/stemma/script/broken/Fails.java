package dev.stemma.script.broken;

import dev.stemma.operation.Operations;
import dev.stemma.script.JavaMigration;
import dev.stemma.script.Migration;

@Migration(revision = "j5")
class Fails implements JavaMigration {

	Fails() {
		throw new IllegalStateException("no");
	}

	@Override
	public void upgrade(Operations op) {
		op.execute("SELECT 1");
	}

}
