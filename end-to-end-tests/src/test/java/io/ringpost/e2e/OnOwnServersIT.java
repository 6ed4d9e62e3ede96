package io.ringpost.e2e;

import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/** Tests that start what they need: a cluster of brokers, or a stack with its defaults. */
@Suite
@IncludeEngines("junit-jupiter")
@SelectPackages({"io.ringpost.e2e.cluster", "io.ringpost.e2e.tour"})
@IncludeClassNamePatterns(".*IT")
@ConfigurationParameter(
        key = "junit.jupiter.testclass.order.default",
        value = "org.junit.jupiter.api.ClassOrderer$Random")
class OnOwnServersIT {}
