package dev.stemma.cli;

import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.stemma.Stemma;
import dev.stemma.runner.Preview;
import dev.stemma.runner.RunInterruptedException;

/**
 * What a command does to a database: shown while it goes on, stopped in good order when
 * the process is to end, and never more than what was agreed to.
 */
final class Work {

	private final Session session;

	private final Progress progress;

	private final Agreement agreement = new Agreement();

	private final Stemma stemma;

	private Work(Session session, UnaryOperator<Stemma> settings) {
		this.session = session;
		this.progress = new Progress(session.terminal(), session.style(), session.isQuiet(), System::nanoTime);
		this.stemma = settings.apply(session.stemma())
			.toBuilder()
			.listener(this.agreement)
			.listener(this.progress)
			.build();
	}

	static Work of(Session session) {
		return new Work(session, UnaryOperator.identity());
	}

	/**
	 * Work with other settings than those that are configured.
	 */
	static Work of(Session session, UnaryOperator<Stemma> settings) {
		return new Work(session, settings);
	}

	/**
	 * The instance to work with.
	 */
	Stemma stemma() {
		return this.stemma;
	}

	/**
	 * Holds what runs from now on to what was agreed to.
	 * @param preview what was shown
	 */
	void agreed(Preview preview) {
		this.agreement.to(Losses.takenBack(preview).stream().map((step) -> step.revision().id()).toList());
	}

	/**
	 * Does something that may take long.
	 */
	<T extends @Nullable Object> T run(Supplier<T> action) {
		this.session.interruption().watch(this.progress::hasBegun);
		this.progress.start();
		try {
			return action.get();
		}
		catch (RunInterruptedException ex) {
			// So that what is left to do is not interrupted in turn
			Thread.interrupted();
			throw ex;
		}
		finally {
			this.progress.close();
		}
	}

}
