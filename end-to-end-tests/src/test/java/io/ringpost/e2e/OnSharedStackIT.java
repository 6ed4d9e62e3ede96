package io.ringpost.e2e;

import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** Tests that share one stack, which is gone when the last of it is over. */
@Suite
@IncludeEngines("junit-jupiter")
@SelectPackages({"io.ringpost.e2e.abuse", "io.ringpost.e2e.canary", "io.ringpost.e2e.fault", "io.ringpost.e2e.path"})
@IncludeClassNamePatterns(".*IT")
@ConfigurationParameter(
        key = "junit.jupiter.testclass.order.default",
        value = "org.junit.jupiter.api.ClassOrderer$Random")
class OnSharedStackIT {}
