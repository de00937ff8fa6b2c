package io.pipetrail.web;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.pipetrail.web", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule whatAllDialectsShareKnowsNone = noClasses()
            .that()
            .resideInAnyPackage("..security..", "..problem..", "..paging..", "..readside..", "..body..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..wire..");

    @ArchTest
    static final ArchRule axonIsUnknownHere =
            noClasses().should().dependOnClassesThat().resideInAPackage("org.axonframework..");

    @ArchTest
    static final ArchRule nounsAreNotServed = noClasses()
            .that()
            .resideInAPackage("..wire..")
            .and()
            // Asked by the web layer about requests, and no noun.
            .areNotAssignableTo(Dialect.class)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.servlet..");
}
