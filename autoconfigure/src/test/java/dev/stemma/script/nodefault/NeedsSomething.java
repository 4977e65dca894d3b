package dev.stemma.script.nodefault;

import dev.stemma.operation.Operations;
import dev.stemma.script.JavaMigration;
import dev.stemma.script.Migration;

@Migration(revision = "j3", irreversible = true)
public class NeedsSomething implements JavaMigration {

	private final String something;

	public NeedsSomething(String something) {
		this.something = something;
	}

	@Override
	public void upgrade(Operations op) {
		op.execute(this.something);
	}

}
