package dev.stemma.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.BeanCurrentlyInCreationException;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;
import org.springframework.util.ClassUtils;

import dev.stemma.runner.MigrationListener;
import dev.stemma.script.JavaMigration;

/**
 * Explains that a migration cannot wait for the migrations.
 */
@Order(0)
final class CircularMigrationFailureAnalyzer extends AbstractFailureAnalyzer<BeanCurrentlyInCreationException> {

	private final BeanFactory beanFactory;

	CircularMigrationFailureAnalyzer(BeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BeanCurrentlyInCreationException cause) {
		List<String> beans = beansInCreation(rootFailure);
		String migration = first(beans, JavaMigration.class);
		String culprit = (migration != null) ? migration : first(beans, MigrationListener.class);
		if (culprit == null || first(beans, StemmaInitializer.class) == null) {
			return null;
		}
		Class<?> type = this.beanFactory.getType(culprit, false);
		String chain = String.join(" -> ", beans.subList(beans.indexOf(culprit), beans.size()));
		return new FailureAnalysis(
				"""
						The %s '%s' (%s) needs a bean that waits for the database to be migrated, \
						and the migrations wait for it:

						    %s""".formatted((migration != null) ? "Java migration" : "migration listener", culprit,
						(type != null) ? ClassUtils.getQualifiedName(ClassUtils.getUserClass(type)) : "unknown", chain),
				"Use the Operations that it is called with: op.jdbc() is a JdbcClient on the migration's own connection, "
						+ "in its transaction. Repositories and entities belong to the application as it is now, "
						+ "and not to a revision.",
				cause);
	}

	private static List<String> beansInCreation(Throwable rootFailure) {
		List<String> names = new ArrayList<>();
		for (Throwable failure = rootFailure; failure != null; failure = failure.getCause()) {
			if (failure instanceof BeanCreationException creation && creation.getBeanName() != null) {
				names.add(creation.getBeanName());
			}
		}
		return names;
	}

	private @Nullable String first(List<String> beans, Class<?> type) {
		for (String bean : beans) {
			if (this.beanFactory.containsBean(bean) && this.beanFactory.isTypeMatch(bean, type)) {
				return bean;
			}
		}
		return null;
	}

}
