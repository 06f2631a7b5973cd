<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>pikestaff::main::RunConsole</name>
    <message numerus="yes">
        <source>%n step(s) left</source>
        <translation>
            <numerusform>%n step left</numerusform>
            <numerusform>%n steps left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pikestaff::main::ViewCommands</name>
    <message numerus="yes">
        <source>Nothing has run yet: %n step(s) are planned.</source>
        <translation>
            <numerusform>Nothing has run yet: %n step is planned.</numerusform>
            <numerusform>Nothing has run yet: %n steps are planned.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mistake(s)</source>
        <translation>
            <numerusform>%n mistake</numerusform>
            <numerusform>%n mistakes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pikestaff::pages::ChapterModel</name>
    <message numerus="yes">
        <source>%n host(s)</source>
        <translation>
            <numerusform>%n host</numerusform>
            <numerusform>%n hosts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pikestaff::pages::ChapterTable</name>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pikestaff::pages::FailureView</name>
    <message numerus="yes">
        <source>Last %n line(s)</source>
        <translation>
            <numerusform>Last line</numerusform>
            <numerusform>Last %n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s)</source>
        <translation>
            <numerusform>%n attempt</numerusform>
            <numerusform>%n attempts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Look at the %n password(s) it uses</source>
        <translation>
            <numerusform>Look at the %n password it uses</numerusform>
            <numerusform>Look at the %n passwords it uses</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pikestaff::pages::FinishPage</name>
    <message numerus="yes">
        <source>%n step(s) of the guide are done, and each was looked at again on its host. This is what proves it, and how to go on.</source>
        <translation>
            <numerusform>%n step of the guide is done, and was looked at again on its host. This is what proves it, and how to go on.</numerusform>
            <numerusform>All %n steps of the guide are done, and each was looked at again on its host. This is what proves it, and how to go on.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pikestaff::pages::LogPanel</name>
    <message numerus="yes">
        <source>%n earlier line(s) are in the file</source>
        <translation>
            <numerusform>%n earlier line is in the file</numerusform>
            <numerusform>%n earlier lines are in the file</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pikestaff::pages::NetworkDrawing</name>
    <message numerus="yes">
        <source>%n host(s)</source>
        <translation>
            <numerusform>%n host</numerusform>
            <numerusform>%n hosts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pikestaff::pages::NoticeCard</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pikestaff::pages::PasswordsPage</name>
    <message numerus="yes">
        <source>%n missing</source>
        <translation>
            <numerusform>%n missing</numerusform>
            <numerusform>%n missing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pikestaff::pages::PasteCard</name>
    <message numerus="yes">
        <source>&amp;Add %n host(s)</source>
        <translation>
            <numerusform>&amp;Add %n host</numerusform>
            <numerusform>&amp;Add %n hosts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) cannot be used and stay here</source>
        <translation>
            <numerusform>%n line cannot be used and stays here</numerusform>
            <numerusform>%n lines cannot be used and stay here</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pikestaff::pages::ProveView</name>
    <message numerus="yes">
        <source>%n attempt(s)</source>
        <translation>
            <numerusform>%n attempt</numerusform>
            <numerusform>%n attempts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pikestaff::pages::ReviewModel</name>
    <message numerus="yes">
        <source>%n missing</source>
        <comment>passwords</comment>
        <translation>
            <numerusform>%n missing</numerusform>
            <numerusform>%n missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n short</source>
        <comment>passwords</comment>
        <translation>
            <numerusform>%n short</numerusform>
            <numerusform>%n short</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pikestaff::pages::ReviewPage</name>
    <message numerus="yes">
        <source>%n thing(s) must be settled before the installation can begin: they are marked in red.</source>
        <translation>
            <numerusform>One thing must be settled before the installation can begin: it is marked in red.</numerusform>
            <numerusform>%n things must be settled before the installation can begin: they are marked in red.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n min</source>
        <translation>
            <numerusform>about %n min</numerusform>
            <numerusform>about %n min</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pikestaff::ui::RunStatus</name>
    <message numerus="yes">
        <source>about %n min left</source>
        <translation>
            <numerusform>about %n min left</numerusform>
            <numerusform>about %n min left</numerusform>
        </translation>
    </message>
</context>
</TS>
