package dev.stemma.script.unannotated;

import dev.stemma.operation.Operations;
import dev.stemma.script.JavaMigration;

public class Unannotated implements JavaMigration {

	@Override
	public void upgrade(Operations op) {
		op.execute("SELECT 1");
	}

}
