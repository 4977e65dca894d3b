package dev.stemma.script.good;

import dev.stemma.operation.Operations;
import dev.stemma.script.JavaMigration;

public abstract class Base implements JavaMigration {

	@Override
	public void upgrade(Operations op) {
		op.execute("SELECT 1");
	}

}
