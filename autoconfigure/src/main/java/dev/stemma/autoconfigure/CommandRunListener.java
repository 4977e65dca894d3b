package dev.stemma.autoconfigure;

import java.io.PrintStream;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;

import dev.stemma.Stemma;
import dev.stemma.cli.MigrationsCommand;
import dev.stemma.cli.Terminal;

/**
 * Runs a command in the place of the application, when the application's first argument
 * that is no option is {@code migrations}. Comes before all other listeners, so that none
 * hears of a start.
 *
 * @see CommandEnvironmentPostProcessor
 */
final class CommandRunListener implements SpringApplicationRunListener, Ordered {

	/** The developer tools would start the application twice, the second time in here. */
	private static final String RESTART = "spring.devtools.restart.enabled";

	private final @Nullable CommandArguments arguments;

	private final @Nullable Class<?> mainClass;

	private final PrintStream out = (System.out instanceof Aside aside) ? aside.original : System.out;

	private final @Nullable Terminal terminal;

	CommandRunListener(SpringApplication application, String[] arguments) {
		this.mainClass = application.getMainApplicationClass();
		this.arguments = CommandArguments.of(arguments);
		this.terminal = (this.arguments != null) ? Terminal.of(this.out, System.err) : null;
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	/**
	 * What the application says on its way, its log above all, must not stand between the
	 * command's answers.
	 */
	@Override
	public void starting(ConfigurableBootstrapContext bootstrapContext) {
		CommandArguments arguments = this.arguments;
		Terminal terminal = this.terminal;
		if (arguments != null && terminal != null) {
			System.setOut(new Aside(terminal.log(), this.out));
			String restart = System.setProperty(RESTART, "false");
			bootstrapContext.register(CommandArguments.class, (context) -> arguments);
			bootstrapContext.register(Withdrawal.class, (context) -> () -> {
				System.setOut(this.out);
				restore(restart);
			});
		}
	}

	private static void restore(@Nullable String restart) {
		if (restart != null) {
			System.setProperty(RESTART, restart);
		}
		else {
			System.clearProperty(RESTART);
		}
	}

	@Override
	public void started(ConfigurableApplicationContext context, @Nullable Duration timeTaken) {
		Terminal terminal = this.terminal;
		if (this.arguments == null || terminal == null || !(context instanceof CommandContext)) {
			return;
		}
		if (isParent() && context.getBeanNamesForType(Stemma.class, true, false).length == 0) {
			return;
		}
		int exitCode = MigrationsCommand.run(new ApplicationHost(context, this.mainClass), terminal,
				this.arguments.command());
		// Not context.close(), which would make beans only to tell them of it
		context.getBeanFactory().destroySingletons();
		System.exit(exitCode);
	}

	/**
	 * Whether another application's start has led to this one, which is to be its parent
	 * and was given the same arguments. The command is for the child then, unless the
	 * migrations are the parent's.
	 */
	private static boolean isParent() {
		return StackWalker.getInstance()
			.walk((frames) -> frames
				.filter((frame) -> frame.getMethodName().equals("run")
						&& frame.getClassName().equals(SpringApplicationBuilder.class.getName()))
				.count()) > 1;
	}

	/**
	 * What the application prints on its way, beside the answer. Knows where the answer
	 * goes, for a child of the application.
	 */
	private static final class Aside extends PrintStream {

		private final PrintStream original;

		Aside(PrintStream log, PrintStream original) {
			super(log, true);
			this.original = original;
		}

	}

	/**
	 * Takes back what was done before it was known that the application has the word for
	 * itself.
	 */
	interface Withdrawal {

		void withdraw();

	}

}
