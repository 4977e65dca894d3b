package dev.stemma.script;

import dev.stemma.operation.Operations;

/**
 * A migration written in Java. It carries {@link Migration @Migration} and is found by
 * scanning, when it has a constructor without arguments, or as a Spring bean.
 */
public interface JavaMigration {

	/**
	 * Applies the revision.
	 * @param op what to do it with
	 * @throws Exception whatever goes wrong; the revision then counts as failed
	 */
	void upgrade(Operations op) throws Exception;

	/**
	 * Takes the revision back. A migration that leaves this out cannot be taken back,
	 * which is found out before anything runs.
	 * @param op what to do it with
	 * @throws Exception whatever goes wrong; the revision then counts as failed
	 */
	default void downgrade(Operations op) throws Exception {
		throw new NoDowngradeException(getClass().getName());
	}

}
