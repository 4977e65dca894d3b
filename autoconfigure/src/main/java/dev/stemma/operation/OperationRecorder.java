package dev.stemma.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.stemma.problem.StemmaException;

/**
 * Operations that are written down and not done, for offline SQL and for the way back.
 */
public final class OperationRecorder implements Operations {

	private final NamingConvention naming;

	private final boolean transactional;

	private final List<Operation> operations = new ArrayList<>();

	private @Nullable StemmaException stopped;

	/**
	 * Creates a recorder.
	 * @param naming gives names to what has none
	 * @param transactional whether what is recorded will run in a transaction
	 */
	public OperationRecorder(NamingConvention naming, boolean transactional) {
		this.naming = naming;
		this.transactional = transactional;
	}

	@Override
	public NamingConvention naming() {
		return this.naming;
	}

	@Override
	public int apply(Operation operation) {
		if (this.transactional && operation instanceof UpdateInBatches) {
			throw stop(new AutocommitNeededException(operation.summary()));
		}
		this.operations.add(operation);
		return NOT_RUN;
	}

	@Override
	public void autocommit(Consumer<Operations> block) {
		if (this.transactional) {
			throw stop(new AutocommitNeededException("op.autocommit"));
		}
		block.accept(this);
	}

	@Override
	public JdbcClient jdbc() {
		throw stop(new LiveDatabaseNeededException("op.jdbc()"));
	}

	private <E extends StemmaException> E stop(E ex) {
		if (this.stopped == null) {
			this.stopped = ex;
		}
		return ex;
	}

	/**
	 * What was recorded, in order.
	 * @throws StemmaException if something could not be written down, even if the
	 * migration went on after it: what is written down is then not all that would be done
	 */
	public List<Operation> operations() {
		if (this.stopped != null) {
			throw this.stopped;
		}
		return List.copyOf(this.operations);
	}

}
