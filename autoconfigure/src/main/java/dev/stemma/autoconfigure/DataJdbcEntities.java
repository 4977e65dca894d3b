package dev.stemma.autoconfigure;

import java.util.LinkedHashSet;
import java.util.Set;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.data.jdbc.repository.support.JdbcRepositoryFactoryBean;
import org.springframework.data.relational.RelationalManagedTypes;
import org.springframework.data.repository.Repository;
import org.springframework.data.repository.core.support.AbstractRepositoryMetadata;

/**
 * Which classes are entities of Spring Data JDBC: those that were found by their
 * annotation, and those that have a repository. No repository is made for that.
 *
 * @param beanFactory knows both
 */
record DataJdbcEntities(ListableBeanFactory beanFactory) {

	Set<Class<?>> find() {
		Set<Class<?>> entities = new LinkedHashSet<>();
		this.beanFactory.getBeanProvider(RelationalManagedTypes.class)
			.orderedStream()
			.forEach((types) -> types.forEach(entities::add));
		for (String name : this.beanFactory.getBeanNamesForType(Repository.class, true, false)) {
			Class<?> factory = this.beanFactory.getType(BeanFactory.FACTORY_BEAN_PREFIX + name, false);
			Class<?> repository = this.beanFactory.getType(name, false);
			if (repository != null && factory != null && JdbcRepositoryFactoryBean.class.isAssignableFrom(factory)) {
				entities.add(AbstractRepositoryMetadata.getMetadata(repository).getDomainType());
			}
		}
		return entities;
	}

}
