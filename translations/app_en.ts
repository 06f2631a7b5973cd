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
</TS>
